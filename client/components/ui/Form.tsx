import type { ReactNode } from 'react';
import './Form.css';

export type FormProps = {
  onSubmit: () => void;
  children: ReactNode;
  'aria-label'?: string;
  'aria-labelledby'?: string;
};

/** The browser's own checks are off: what is wrong is said by `ErrorSummary` and at each field, in the page's language. */
export function Form({ onSubmit, children, ...names }: FormProps) {
  return (
    <form
      {...names}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** The acts that end a form. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="form-actions">{children}</div>;
}
