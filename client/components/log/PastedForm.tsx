import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Form, FormActions } from '../ui/Form.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useAct } from '../../hooks/use-act.ts';

type PastedFormProps = {
  readonly title: string;
  readonly label: string;
  readonly description: string;
  readonly act: string;
  /** Shown where `isRight` does not hold. */
  readonly wrong: string;
  readonly isRight: (text: string) => boolean;
  readonly onUse: (text: string) => Promise<void>;
};

/** Takes a text that came by other means than the portal. */
export function PastedForm(props: PastedFormProps) {
  const { title, label, description, act, wrong, isRight, onUse } = props;
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const use = useAct(onUse);
  function submit(): void {
    const pasted = text.trim();
    setWrong(!isRight(pasted));
    if (isRight(pasted)) use.run(pasted);
  }
  return (
    <Disclosure title={title}>
      <Form onSubmit={submit} aria-label={title}>
        <TextArea
          label={label}
          description={description}
          face="mono"
          rows={4}
          value={text}
          onChange={setText}
          error={isWrong ? wrong : undefined}
        />
        {use.error !== undefined && <ProblemNote error={use.error} />}
        <FormActions>
          <Button type="submit" isPending={use.isPending} pendingLabel={t('loading')}>
            {act}
          </Button>
        </FormActions>
      </Form>
    </Disclosure>
  );
}
