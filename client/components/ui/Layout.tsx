import type { ReactNode } from 'react';
import './Layout.css';

export type StackProps = { gap?: 's' | 'm' | 'l' | undefined; children: ReactNode };

/** One below the other. */
export function Stack({ gap = 'm', children }: StackProps) {
  return (
    <div className="stack" data-gap={gap}>
      {children}
    </div>
  );
}

export type RowProps = { justify?: 'start' | 'between' | 'end' | undefined; children: ReactNode };

/** Beside each other as far as there is room. */
export function Row({ justify = 'start', children }: RowProps) {
  return (
    <div className="row" data-justify={justify}>
      {children}
    </div>
  );
}

export type ColumnsProps = {
  children: ReactNode;
  aside: ReactNode;
  /** The aside shows what was chosen from a long list, and stays beside it. */
  asideStays?: boolean | undefined;
};

/** What the page is about, and what belongs to it; one column under 900 px, beside a table under 1280 px. */
export function Columns({ children, aside, asideStays = false }: ColumnsProps) {
  return (
    <div className="columns" data-aside-stays={asideStays || undefined}>
      <div className="stack" data-gap="l">
        {children}
      </div>
      <div className="stack" data-gap="l">
        {aside}
      </div>
    </div>
  );
}

/** Equals beside each other: cards of figures, fields that belong together. */
export function Grid({
  columns = 3,
  children,
}: {
  columns?: 2 | 3 | undefined;
  children: ReactNode;
}) {
  return (
    <div className="grid" data-columns={columns}>
      {children}
    </div>
  );
}
