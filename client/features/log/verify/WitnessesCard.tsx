import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { parsePolicy } from '../../../../core/transparency/index.ts';
import { LOG_STANDING } from '../../../components/log/use-log-standing.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Disclosure } from '../../../components/ui/Disclosure.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { createLogAudit } from '../../../session/log-audit.ts';
import type { LogStanding } from '../../../session/log-standing.ts';
import { PastedForm } from '../../../components/log/PastedForm.tsx';

/** Who must have seen the same log for it to count, as this browser knows it. */
export function WitnessesCard({ standing: { known, offered } }: { standing: LogStanding }) {
  const { t } = useTranslation('verify');
  const goBy = useGoBy();
  const { policy = '' } = known;
  return (
    <Card title={t('witnesses.title')}>
      <Needed policy={policy} />
      {offered.policy !== undefined && (
        <OtherPolicy policy={offered.policy} onUse={() => void goBy(offered.policy)} />
      )}
      <Disclosure title={t('witnesses.show')}>
        <pre className="log-bytes mono">{policy}</pre>
      </Disclosure>
      <PastedForm
        title={t('witnesses.replace')}
        label={t('witnesses.pasted')}
        description={t('witnesses.pastedBody')}
        act={t('witnesses.use')}
        wrong={t('witnesses.notAPolicy')}
        isRight={isPolicy}
        onUse={goBy}
      />
    </Card>
  );
}

function Needed({ policy }: { readonly policy: string }) {
  const { t, i18n } = useTranslation('verify');
  if (!isPolicy(policy)) return <p>{t('witnesses.notAPolicy')}</p>;
  const { witnesses, quorum } = parsePolicy(policy);
  if (quorum.kind === 'none') return <p>{t('witnesses.none')}</p>;
  const list = new Intl.ListFormat(i18n.language);
  const members = quorum.kind === 'group' ? quorum.members : [quorum];
  const names = members.map((member) => ('name' in member ? member.name : ''));
  const count = quorum.kind === 'group' ? quorum.threshold : 1;
  return (
    <>
      <p>{t('witnesses.needed', { count, names: list.format(names) })}</p>
      <p className="muted small">
        {t('witnesses.all', { names: list.format(witnesses.map(({ name }) => name)) })}
      </p>
    </>
  );
}

type OtherPolicyProps = { readonly policy: string; readonly onUse: () => void };

function OtherPolicy({ policy, onUse }: OtherPolicyProps) {
  const { t } = useTranslation('verify');
  return (
    <Note
      tone="warn"
      title={t('witnesses.other')}
      actions={<Button onPress={onUse}>{t('witnesses.useOther')}</Button>}
    >
      <p>{t('witnesses.otherBody')}</p>
      <pre className="log-bytes mono">{policy}</pre>
    </Note>
  );
}

function useGoBy() {
  const { member } = useSignedIn();
  const queryClient = useQueryClient();
  return async (policy = ''): Promise<void> => {
    await createLogAudit(member.id).replacePolicy(policy);
    await queryClient.invalidateQueries({ queryKey: [LOG_STANDING] });
  };
}

function isPolicy(text: string): boolean {
  try {
    parsePolicy(text);
    return true;
  } catch {
    return false;
  }
}
