import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { OrganisationResponse } from '../../../../core/contracts/organisations.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { portal } from '../../../lib/portal.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { ConfirmedAct } from '../ConfirmedAct.tsx';
import { useOwnKeys } from '../use-people.ts';

/** Whether what is sealed to the own organisation has to open in GnuPG: its focal points choose. */
export function GnupgCard() {
  const { t } = useTranslation('people');
  const own = useSignedIn().organisation;
  return (
    <Card title={t('gnupg.title')}>
      <Answer query={useOrganisations()}>
        {(organisations) => <Choice organisation={organisations.get(own.id) ?? own} />}
      </Answer>
    </Card>
  );
}

type ChoiceProps = { readonly organisation: OrganisationResponse };

function Choice({ organisation }: ChoiceProps) {
  const { t } = useTranslation('people');
  const choose = useChoice(organisation);
  const { name, gnupgCompatible } = organisation;
  return (
    <>
      <p>{t(gnupgCompatible ? 'gnupg.chosen' : 'gnupg.notChosen', { organisation: name })}</p>
      <div>
        {gnupgCompatible ? (
          <ConfirmedAct
            label={t('gnupg.giveUp')}
            name={t('gnupg.giveUp')}
            title={t('gnupg.giveUpTitle')}
            tone="primary"
            act={() => choose(false)}
          >
            <p>{t('gnupg.giveUpBody', { organisation: name })}</p>
            <KeyFollows />
          </ConfirmedAct>
        ) : (
          <ConfirmedAct
            label={t('gnupg.choose')}
            name={t('gnupg.choose')}
            title={t('gnupg.chooseTitle')}
            tone="primary"
            act={() => choose(true)}
          >
            <Cost organisation={organisation} />
            <KeyFollows />
          </ConfirmedAct>
        )}
      </div>
    </>
  );
}

function Cost({ organisation: { name: organisation } }: ChoiceProps) {
  const { t } = useTranslation('people');
  return (
    <>
      <p>{t('gnupg.chooseBody', { organisation })}</p>
      <ul>
        <li>{t('gnupg.costFormat', { organisation })}</li>
        <li>{t('gnupg.costSize')}</li>
        <li>{t('gnupg.costSenders')}</li>
        <li>{t('gnupg.costBefore')}</li>
      </ul>
    </>
  );
}

/** A key says which format its owner reads, so that the choice takes another key. */
function KeyFollows() {
  const { t } = useTranslation('people');
  const hasKey = useOwnKeys().data?.current !== undefined;
  return hasKey && <p>{t('gnupg.keyFollows')}</p>;
}

function useChoice({ id, version }: OrganisationResponse) {
  const queryClient = useQueryClient();
  return async (gnupgCompatible: boolean): Promise<void> => {
    await portal.call(OrganisationResponse, `/organisations/${id}/compatibility`, {
      method: 'PUT',
      version,
      body: { gnupgCompatible },
    });
    // The page where the first key is made says what was chosen.
    await queryClient.invalidateQueries({ queryKey: ['signed-in'] });
  };
}
