import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Checkbox } from '../../../components/ui/Checkbox.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import type { NewMemberKey } from '../../../session/index.ts';
import { KeyFiles } from './KeyFiles.tsx';
import { SavedFileCheck } from './SavedFileCheck.tsx';

type BackupStepProps = {
  readonly made: NewMemberKey;
  readonly onNext: (keepBackup: boolean) => void;
};

/** Is done when the file that was saved has been shown again. */
export function BackupStep({ made, onNext }: BackupStepProps) {
  const { t } = useTranslation('ceremony');
  const [isKeySaved, setKeySaved] = useState(false);
  const [isShown, setShown] = useState(false);
  const [keepBackup, setKeepBackup] = useState(true);
  return (
    <Card title={t('backup.title')}>
      <p>{t('backup.why')}</p>
      <KeyFiles
        made={made}
        onKeySaved={() => {
          setKeySaved(true);
        }}
      />
      {isKeySaved && <SavedFileCheck made={made} onChecked={setShown} />}
      <Stack>
        <Checkbox
          label={t('backup.keep')}
          description={t('backup.keepBody')}
          isSelected={keepBackup}
          onChange={setKeepBackup}
        />
        <div>
          <Button
            variant="primary"
            isDisabled={!isShown}
            onPress={() => {
              onNext(keepBackup);
            }}
          >
            {t('backup.act')}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
