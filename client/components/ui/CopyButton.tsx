import { useState } from 'react';
import { Button } from './Button.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export type CopyButtonProps = {
  text: string;
  labels: { copy: string; copied: string; notCopied: string };
};

/** What is copied stands beside it and can be selected: the clipboard may be refused. */
export function CopyButton({ text, labels }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'notCopied'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('notCopied');
    }
  };
  return (
    <>
      <Button variant="quiet" icon={outcome === 'copied' ? 'check' : 'copy'} onPress={copy}>
        {outcome ? labels[outcome] : labels.copy}
      </Button>
      <span role="status">{outcome && <VisuallyHidden>{labels[outcome]}</VisuallyHidden>}</span>
    </>
  );
}
