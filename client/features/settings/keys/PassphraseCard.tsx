import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyFileName } from '../../../components/keys/key-file.ts';
import { NewPassphraseForm } from '../../../components/keys/NewPassphraseForm.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import { PasswordField } from '../../../components/ui/PasswordField.tsx';
import { useKeys } from '../../../hooks/use-keys.ts';
import { saveText, type KeyBackup } from '../../../session/index.ts';
import { Outcome } from '../Outcome.tsx';

/** Another passphrase for the copy that the portal keeps, and a new file in the place of the saved one. */
export function PassphraseCard() {
  const { t } = useTranslation('settings');
  const [isOpen, setOpen] = useState(false);
  const [relocked, setRelocked] = useState<KeyBackup>();
  return (
    <Card title={t('passphrase.title')}>
      <p>{t('passphrase.body')}</p>
      {relocked && <SaveAgain relocked={relocked} />}
      {isOpen ? (
        <ChangeForm
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

function ChangeForm({ onChanged }: { readonly onChanged: (backup: KeyBackup) => void }) {
  const { t } = useTranslation('settings');
  const keys = useKeys();
  const [current, setCurrent] = useState('');
  return (
    <NewPassphraseForm
      label={t('passphrase.title')}
      act={t('passphrase.act')}
      pendingLabel={t('passphrase.pending')}
      isComplete={current !== ''}
      before={
        <PasswordField
          label={t('passphrase.current')}
          showLabel={t('show')}
          hideLabel={t('hide')}
          autoComplete="off"
          value={current}
          onChange={setCurrent}
          isRequired
        />
      }
      onChosen={async (next) => {
        onChanged(await keys.worker().changePassphrase({ current, next }));
      }}
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
