import { useTranslation } from 'react-i18next';
import { NewPassphraseForm } from '../../../components/keys/NewPassphraseForm.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Disclosure } from '../../../components/ui/Disclosure.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import type { Stage } from '../use-ceremony.ts';

type PassphraseStepProps = {
  readonly stage: Extract<Stage, { step: 'passphrase' }>;
  readonly onChosen: (passphrase: string) => Promise<void>;
  readonly onBring: () => void;
};

export function PassphraseStep({ stage, onChosen, onBring }: PassphraseStepProps) {
  const { t } = useTranslation('ceremony');
  return (
    <Stack>
      <p>{t('lead')}</p>
      {stage.isLost && (
        <Note tone="warn" role="alert">
          {t('lost')}
        </Note>
      )}
      <Card title={t('passphrase.title')}>
        <p>{t('passphrase.why')}</p>
        {stage.error !== undefined && <ProblemNote error={stage.error} />}
        <NewPassphraseForm
          label={t('passphrase.title')}
          act={t('passphrase.act')}
          pendingLabel={t('passphrase.pending')}
          onChosen={onChosen}
        />
      </Card>
      <p className="small muted">{t('notKept')}</p>
      <Disclosure title={t('passphrase.bring')}>
        <Stack>
          <p>{t('passphrase.bringBody')}</p>
          <div>
            <Button onPress={onBring}>{t('passphrase.bringAct')}</Button>
          </div>
        </Stack>
      </Disclosure>
    </Stack>
  );
}
