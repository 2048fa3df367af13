import type { ReactNode } from 'react';
import { Link } from '../../components/ui/Link.tsx';

export type Line = {
  readonly id: string;
  readonly href: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** At the end: a state, a figure. */
  readonly mark?: ReactNode;
};

/** A few things with the way to each. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul className="home-lines">
      {lines.map(({ id, href, title, detail, mark }) => (
        <li key={id}>
          <span className="home-line-words">
            <Link href={href}>{title}</Link>
            {detail && <span className="muted small">{detail}</span>}
          </span>
          {mark}
        </li>
      ))}
    </ul>
  );
}
