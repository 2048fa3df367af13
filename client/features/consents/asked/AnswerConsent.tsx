import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentResponse } from '../../../../core/contracts/consents.ts';
import type { Role } from '../../../../core/contracts/vocabulary.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { useAnswerConsent } from './use-consents.ts';

const focalPoints: readonly Role[] = ['national-focal-point', 'court-focal-point'];

type Act = 'grant' | 'refuse' | 'withdraw';

type AnswerConsentProps = { readonly consent: ConsentResponse; readonly recipient: string };

/** What was granted may be used within the minute; withdrawing it ends only what comes after. */
export function AnswerConsent({ consent, recipient }: AnswerConsentProps) {
  const { t } = useTranslation(['consents', 'common']);
  const { member } = useSignedIn();
  const [chosen, setChosen] = useState<Act>();
  const answering = useAnswerConsent(consent);
  const close = () => {
    setChosen(undefined);
  };
  const acts: readonly Act[] = consent.state === 'asked' ? ['grant', 'refuse'] : ['withdraw'];
  if (!focalPoints.includes(member.role)) {
    return <p className="muted">{t('consents:answer.byFocalPoints')}</p>;
  }
  return (
    <>
      <Row>
        {acts.map((answer) => (
          <Button
            key={answer}
            onPress={() => {
              setChosen(answer);
            }}
          >
            {t(`consents:answer.${answer}.act`)}
          </Button>
        ))}
      </Row>
      {answering.error && <ProblemNote error={answering.error} />}
      {chosen && (
        <Dialog
          role="alertdialog"
          title={t(`consents:answer.${chosen}.title`, { recipient })}
          isOpen
          onClose={close}
          actions={
            <>
              <Button onPress={close}>{t('common:cancel')}</Button>
              <Button
                variant={chosen === 'grant' ? 'primary' : 'danger'}
                onPress={() => {
                  // The portal knows two answers: what was granted before is withdrawn by a refusal.
                  answering.mutate(chosen === 'grant' ? 'grant' : 'refuse');
                  close();
                }}
              >
                {t(`consents:answer.${chosen}.act`)}
              </Button>
            </>
          }
        >
          <p>{t(`consents:answer.${chosen}.body`, { recipient })}</p>
        </Dialog>
      )}
    </>
  );
}
