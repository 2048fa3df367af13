import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { DefinitionList, type Definition } from './DefinitionList.tsx';
import { Disclosure } from './Disclosure.tsx';
import { Note } from './Note.tsx';

export type ErrorStateProps = {
  /** What failed. */
  title: string;
  /** What was kept, and what to do next. */
  children: ReactNode;
  retry?:
    { label: string; pendingLabel: string; isPending: boolean; onPress: () => void } | undefined;
  /** For whoever is asked for help: the code and the number of the request. */
  detail?: { label: string; entries: readonly Definition[] } | undefined;
};

export function ErrorState({ title, children, retry, detail }: ErrorStateProps) {
  const { label, ...button } = retry ?? {};
  return (
    <Note
      tone="bad"
      role="alert"
      title={title}
      actions={
        retry && (
          <Button icon="retry" {...button}>
            {label}
          </Button>
        )
      }
    >
      {children}
      {detail && (
        <Disclosure title={detail.label}>
          <DefinitionList entries={detail.entries} />
        </Disclosure>
      )}
    </Note>
  );
}
