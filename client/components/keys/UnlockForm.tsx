import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../hooks/use-keys.ts';
import { useProblem } from '../../hooks/use-problem.ts';
import { SessionError } from '../../session/session-error.ts';
import { Button } from '../ui/Button.tsx';
import { Form, FormActions } from '../ui/Form.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { readKeyFile } from './key-file.ts';
import { KeyFileChoice } from './KeyFileChoice.tsx';

/** `needsFile`: with a saved key file, in the place of the copy that the portal may keep. */
export function UnlockForm({ needsFile }: { readonly needsFile: boolean }) {
  const { t } = useTranslation('keys');
  const keys = useKeys();
  const describe = useProblem();
  const [passphrase, setPassphrase] = useState('');
  const [file, setFile] = useState<File>();
  const [error, setError] = useState<unknown>();
  const [isPending, setPending] = useState(false);
  const isComplete = passphrase !== '' && (!needsFile || file !== undefined);

  async function unlock(): Promise<void> {
    if (!isComplete || isPending) return;
    setPending(true);
    setError(undefined);
    try {
      if (file) await keys.unlockWithFile(await readKeyFile(file), passphrase);
      else await keys.unlock(passphrase);
      setPassphrase('');
    } catch (reason) {
      if (reason instanceof SessionError && reason.code === 'wrong-passphrase') setPassphrase('');
      setError(reason);
    } finally {
      setPending(false);
    }
  }

  return (
    <Form
      onSubmit={() => void unlock()}
      aria-label={t(needsFile ? 'unlock.withFile.title' : 'unlock.title')}
    >
      {needsFile && <KeyFileChoice file={file} onChoose={setFile} />}
      <PasswordField
        label={t('unlock.passphrase')}
        showLabel={t('unlock.show')}
        hideLabel={t('unlock.hide')}
        autoComplete="off"
        value={passphrase}
        onChange={setPassphrase}
        isRequired
        error={error === undefined ? undefined : describe(error).text}
      />
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          icon="unlocked"
          isPending={isPending}
          pendingLabel={t('unlock.pending')}
          isDisabled={!isComplete && !isPending}
        >
          {t('unlock.act')}
        </Button>
      </FormActions>
    </Form>
  );
}
