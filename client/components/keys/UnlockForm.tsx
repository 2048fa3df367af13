import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../hooks/use-keys.ts';
import { useProblem } from '../../hooks/use-problem.ts';
import { Button } from '../ui/Button.tsx';
import { Form, FormActions } from '../ui/Form.tsx';
import { Row } from '../ui/Layout.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';

/** `needsFile`: the portal keeps no private part, so that the person brings their own. */
export function UnlockForm({ needsFile }: { readonly needsFile: boolean }) {
  const { t } = useTranslation('keys');
  const keys = useKeys();
  const describe = useProblem();
  const [passphrase, setPassphrase] = useState('');
  const [file, setFile] = useState<File>();
  const [error, setError] = useState<unknown>();
  const [isPending, setPending] = useState(false);

  async function unlock(): Promise<void> {
    if (needsFile && !file) return;
    setPending(true);
    setError(undefined);
    try {
      await (file ? keys.unlockWithFile(await file.text(), passphrase) : keys.unlock(passphrase));
    } catch (reason) {
      setError(reason);
      setPending(false);
    }
  }

  return (
    <Form onSubmit={() => void unlock()} aria-label={t('unlock.title')}>
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
          isDisabled={passphrase === '' || (needsFile && !file)}
        >
          {t('unlock.act')}
        </Button>
      </FormActions>
    </Form>
  );
}

type KeyFileChoiceProps = {
  readonly file: File | undefined;
  readonly onChoose: (file: File) => void;
};

function KeyFileChoice({ file, onChoose }: KeyFileChoiceProps) {
  const { t } = useTranslation('keys');
  return (
    <Row>
      <FileTrigger
        onSelect={(chosen) => {
          const [first] = chosen ?? [];
          if (first) onChoose(first);
        }}
      >
        <Button icon="key">{t('unlock.chooseFile')}</Button>
      </FileTrigger>
      <span className="muted" role="status">
        {file?.name ?? t('unlock.noFile')}
      </span>
    </Row>
  );
}
