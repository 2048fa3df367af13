import { useId, type ReactNode } from 'react';
import './Card.css';

export type CardProps = {
  title?: ReactNode;
  /** Beside the title: a count, a mark, an act. */
  aside?: ReactNode;
  headingLevel?: 2 | 3 | undefined;
  /** `flush` lets a table reach the border. */
  padding?: 'normal' | 'flush' | undefined;
  /** Blocks, one below the other. */
  children: ReactNode;
};

/** A part of a page with a name of its own. */
export function Card({ title, aside, headingLevel = 2, padding = 'normal', children }: CardProps) {
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section className="card" data-padding={padding} aria-labelledby={title ? id : undefined}>
      {(title ?? aside) !== undefined && (
        <div className="card-head">
          {title && <Heading id={id}>{title}</Heading>}
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
