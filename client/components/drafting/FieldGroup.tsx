import type { ReactNode } from 'react';
import './drafting.css';

/** Fields that answer one question about an asset. */
export function FieldGroup({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className="composer-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** Short fields beside each other. */
export function FieldPair({ children }: { readonly children: ReactNode }) {
  return <div className="composer-pair">{children}</div>;
}
