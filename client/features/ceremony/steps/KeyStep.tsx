import { useTranslation } from 'react-i18next';
import { KeyFactsList } from '../../../components/keys/KeyFactsList.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { ProgressBar } from '../../../components/ui/ProgressBar.tsx';
import type { NewMemberKey } from '../../../session/index.ts';

type KeyStepProps = {
  /** Absent while it is being made. */
  readonly made: NewMemberKey | undefined;
  readonly onNext: (made: NewMemberKey) => void;
};

export function KeyStep({ made, onNext }: KeyStepProps) {
  const { t } = useTranslation('ceremony');
  if (!made) {
    return (
      <Card title={t('key.making')}>
        <ProgressBar label={t('key.making')} isLabelHidden />
        <p className="small muted">{t('key.makingBody')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('key.title')}>
      <p role="status">{t('key.body')}</p>
      <KeyFactsList facts={made} />
      <div>
        <Button
          variant="primary"
          onPress={() => {
            onNext(made);
          }}
        >
          {t('key.act')}
        </Button>
      </div>
    </Card>
  );
}
