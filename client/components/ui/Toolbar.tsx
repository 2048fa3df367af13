import type { ReactNode } from 'react';
import './Toolbar.css';

export type ToolbarProps = { label: string; children: ReactNode };

/** Acts upon what is below; wraps. */
export function Toolbar({ label, children }: ToolbarProps) {
  return (
    <div className="toolbar" role="group" aria-label={label}>
      {children}
    </div>
  );
}

export type FilterBarProps = {
  label: string;
  children: ReactNode;
  /** How many were found, and the way to clear the filter. */
  outcome?: ReactNode;
};

/** Fields that narrow a list; each change is put into the address by the page. */
export function FilterBar({ label, children, outcome }: FilterBarProps) {
  return (
    <div role="search" aria-label={label} className="filter-bar">
      <div className="filter-bar-fields">{children}</div>
      <div className="filter-bar-outcome" role="status">
        {outcome}
      </div>
    </div>
  );
}
