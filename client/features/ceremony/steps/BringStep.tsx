import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTrigger } from 'react-aria-components';
import { readKeyFile } from '../../../components/keys/key-file.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { TextArea } from '../../../components/ui/TextArea.tsx';
import { useAct } from '../../../hooks/use-act.ts';
import { useKeys } from '../../../hooks/use-keys.ts';
import type { KeyFacts } from '../../../session/index.ts';
import { BringNotes } from './BringNotes.tsx';

type BringStepProps = {
  readonly onInspected: (facts: KeyFacts) => void;
  readonly onBack: () => void;
};

/** A public key whose private part stays with GnuPG. A private one that is given by mistake is refused here, unsent. */
export function BringStep({ onInspected, onBack }: BringStepProps) {
  const { t } = useTranslation('ceremony');
  const keys = useKeys();
  const [text, setText] = useState('');
  const inspect = useAct(async () => {
    try {
      onInspected(await keys.worker().inspectKey(text));
    } catch (error) {
      setText('');
      throw error;
    }
  });
  const read = useAct(async (file: File) => {
    setText(await readKeyFile(file));
  });
  const error = inspect.error ?? read.error;
  return (
    <Card title={t('bring.title')}>
      <BringNotes />
      <p>{t('bring.body')}</p>
      <code className="ceremony-command">gpg --armor --export ADDRESS</code>
      <Form onSubmit={inspect.run} aria-label={t('bring.title')}>
        <TextArea
          label={t('bring.field')}
          description={t('bring.hint')}
          face="mono"
          rows={8}
          value={text}
          onChange={setText}
        />
        {error !== undefined && <ProblemNote error={error} />}
        <FormActions>
          <FileTrigger
            onSelect={(chosen) => {
              const [file] = chosen ?? [];
              if (file) read.run(file);
            }}
          >
            <Button>{t('bring.choose')}</Button>
          </FileTrigger>
          <Button
            type="submit"
            variant="primary"
            isPending={inspect.isPending}
            pendingLabel={t('bring.pending')}
            isDisabled={text.trim() === ''}
          >
            {t('bring.act')}
          </Button>
          <Button variant="quiet" onPress={onBack}>
            {t('bring.back')}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
