import type { ReactNode } from 'react';
import './DefinitionList.css';

export type Definition = { term: string; value: ReactNode };

export type DefinitionListProps = {
  entries: readonly Definition[];
  /** `stacked` puts each value under its term: for long ones. */
  layout?: 'aligned' | 'stacked' | undefined;
};

export function DefinitionList({ entries, layout = 'aligned' }: DefinitionListProps) {
  return (
    <dl className="definition-list" data-layout={layout}>
      {entries.map(({ term, value }) => (
        <div key={term} className="definition-list-entry">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
