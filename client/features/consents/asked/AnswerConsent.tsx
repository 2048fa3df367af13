import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentResponse } from '../../../../core/contracts/consents.ts';
import type { Role } from '../../../../core/contracts/vocabulary.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { useAnswerConsent, type ConsentAnswer } from './use-consents.ts';

const focalPoints: readonly Role[] = ['national-focal-point', 'court-focal-point'];

type AnswerConsentProps = { readonly consent: ConsentResponse; readonly recipient: string };

/** An answer is final: what was granted may be gone within the minute. */
export function AnswerConsent({ consent, recipient }: AnswerConsentProps) {
  const { t } = useTranslation(['consents', 'common']);
  const { member } = useSignedIn();
  const [chosen, setChosen] = useState<ConsentAnswer>();
  const answering = useAnswerConsent(consent);
  const close = () => {
    setChosen(undefined);
  };
  if (!focalPoints.includes(member.role)) {
    return <p className="muted">{t('consents:answer.byFocalPoints')}</p>;
  }
  return (
    <>
      <Row>
        {(['grant', 'refuse'] as const).map((answer) => (
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
                  answering.mutate(chosen);
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
