import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyFileName, readKeyFile } from '../../../components/keys/key-file.ts';
import { KeyFileChoice } from '../../../components/keys/KeyFileChoice.tsx';
import { NewPassphraseForm } from '../../../components/keys/NewPassphraseForm.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Checkbox } from '../../../components/ui/Checkbox.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import { PasswordField } from '../../../components/ui/PasswordField.tsx';
import { useKeys } from '../../../hooks/use-keys.ts';
import { saveText, type KeyBackup } from '../../../session/index.ts';
import { Outcome } from '../Outcome.tsx';

/** Another passphrase for the own key, and a new file in the place of the saved one. */
export function PassphraseCard({ hasBackup }: { readonly hasBackup: boolean }) {
  const { t } = useTranslation('settings');
  const [isOpen, setOpen] = useState(false);
  const [relocked, setRelocked] = useState<KeyBackup>();
  return (
    <Card title={t('passphrase.title')}>
      <p>{t('passphrase.body')}</p>
      {relocked && <SaveAgain relocked={relocked} />}
      {isOpen ? (
        <ChangeForm
          hasBackup={hasBackup}
          onChanged={(backup) => {
            setOpen(false);
            setRelocked(backup);
          }}
        />
      ) : (
        <div>
          <Button
            icon="key"
            onPress={() => {
              setRelocked(undefined);
              setOpen(true);
            }}
          >
            {t('passphrase.open')}
          </Button>
        </div>
      )}
    </Card>
  );
}

type ChangeFormProps = {
  readonly hasBackup: boolean;
  readonly onChanged: (backup: KeyBackup) => void;
};

/** Where the portal keeps no copy of the key, the saved file takes its place. */
function ChangeForm({ hasBackup, onChanged }: ChangeFormProps) {
  const { t } = useTranslation('settings');
  const keys = useKeys();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState('');
  const [file, setFile] = useState<File>();
  const [isLeft, setLeft] = useState(false);
  const keepBackup = hasBackup || isLeft;

  async function change(next: string): Promise<void> {
    const text = file && { file: await readKeyFile(file) };
    onChanged(await keys.worker().changePassphrase({ current, next, keepBackup, ...text }));
    await queryClient.invalidateQueries({ queryKey: ['own-key'] });
  }

  return (
    <NewPassphraseForm
      label={t('passphrase.title')}
      act={t('passphrase.act')}
      pendingLabel={t('passphrase.pending')}
      isComplete={current !== '' && (hasBackup || file !== undefined)}
      before={
        <>
          {!hasBackup && <KeyFileChoice file={file} onChoose={setFile} />}
          <PasswordField
            label={t('passphrase.current')}
            showLabel={t('show')}
            hideLabel={t('hide')}
            autoComplete="off"
            value={current}
            onChange={setCurrent}
            isRequired
          />
          {!hasBackup && (
            <Checkbox
              label={t('passphrase.leave')}
              description={t('passphrase.leaveBody')}
              isSelected={isLeft}
              onChange={setLeft}
            />
          )}
        </>
      }
      onChosen={change}
    />
  );
}

function SaveAgain({ relocked }: { readonly relocked: KeyBackup }) {
  const { t } = useTranslation('settings');
  const { fingerprint, armoredLockedPrivateKey } = relocked;
  return (
    <Outcome title={t('passphrase.changed')}>
      <Stack gap="s">
        <p>{t('passphrase.saveAgain')}</p>
        <div>
          <Button
            icon="download"
            onPress={() => {
              saveText(armoredLockedPrivateKey, keyFileName('key', fingerprint));
            }}
          >
            {t('passphrase.save')}
          </Button>
        </div>
      </Stack>
    </Outcome>
  );
}
