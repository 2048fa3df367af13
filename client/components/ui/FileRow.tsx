import type { ReactNode } from 'react';
import './FileRow.css';
import { Icon } from './Icon.tsx';

export type FileRowProps = {
  /** Its name, or a `Link` or button of that name which opens it. */
  name: ReactNode;
  /** Size, type, who deposited it. */
  facts?: ReactNode;
  /** `SealMark` or `Chip`. */
  state?: ReactNode;
  /** `ProgressBar` while it is on its way. */
  progress?: ReactNode;
  actions?: ReactNode;
};

/** Rows stand in a `FileList`. */
export function FileRow({ name, facts, state, progress, actions }: FileRowProps) {
  return (
    <li className="file-row">
      <Icon name="document" />
      <div className="file-row-words">
        <div className="file-row-name">{name}</div>
        {facts && <div className="small muted">{facts}</div>}
      </div>
      {state && <div className="file-row-state">{state}</div>}
      {progress && <div className="file-row-progress">{progress}</div>}
      {actions && <div className="file-row-actions">{actions}</div>}
    </li>
  );
}

export function FileList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="file-list" aria-label={label}>
      {children}
    </ul>
  );
}
