import './Skeleton.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export type SkeletonProps = {
  /** Said once to those who do not see it: "Loading submissions". */
  label: string;
  /** As many as what is coming usually has, so that nothing jumps. */
  rows?: number | undefined;
  /** The height of what is coming: a line of text, a row of a table, a card. */
  shape?: 'line' | 'row' | 'card' | undefined;
};

/** Holds the place of what is on its way; drawn after 300 ms, takes its place at once. */
export function Skeleton({ label, rows = 3, shape = 'line' }: SkeletonProps) {
  return (
    <div className="skeleton" data-shape={shape} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" />
      ))}
    </div>
  );
}
