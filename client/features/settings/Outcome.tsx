import { useEffect, useRef, type ReactNode } from 'react';
import { Note } from '../../components/ui/Note.tsx';

type OutcomeProps = { readonly title: string; readonly children?: ReactNode };

/** How something ended. Takes the focus, and is read by it: what was pressed is gone. */
export function Outcome({ title, children }: OutcomeProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="settings-outcome">
      <Note tone="ok" title={title}>
        {children}
      </Note>
    </div>
  );
}
