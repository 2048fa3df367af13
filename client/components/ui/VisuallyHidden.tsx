import type { ReactNode } from 'react';
import './VisuallyHidden.css';

/** Words for those who do not see the shape that says the same. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}
