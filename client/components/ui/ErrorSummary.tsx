import { useEffect, useRef } from 'react';
import { Note } from './Note.tsx';
import './ErrorSummary.css';

export type FormError = { fieldId: string; message: string };

export type ErrorSummaryProps = {
  title: string;
  /** A new array after each attempt: the summary then takes the focus. */
  errors: readonly FormError[];
};

/** Stands at the head of a form that was not accepted. Shows nothing while there is nothing to mend. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" ref={summary} tabIndex={-1} role="alert">
      <Note tone="bad" title={title}>
        <ul>
          {errors.map(({ fieldId, message }) => (
            <li key={fieldId}>
              <a
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusField(fieldId);
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}

function focusField(id: string): void {
  const field = document.getElementById(id);
  const control = field?.matches('input, select, textarea')
    ? field
    : field?.querySelector<HTMLElement>('input, select, textarea, button, [tabindex="0"]');
  control?.focus();
}
