import type { ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './Breadcrumbs.tsx';
import './PageHeader.css';

export type PageHeaderProps = {
  title: string;
  breadcrumbs?: { label: string; crumbs: readonly Crumb[] } | undefined;
  /** States, markings and a line about what this is. */
  facts?: ReactNode;
  actions?: ReactNode;
};

/** `h1[tabindex]` takes the focus on navigation. */
export function PageHeader({ title, breadcrumbs, facts, actions }: PageHeaderProps) {
  return (
    <header className="page-header">
      <div className="page-header-words">
        {breadcrumbs && <Breadcrumbs {...breadcrumbs} />}
        <h1 tabIndex={-1}>{title}</h1>
        {facts && <div className="page-header-facts">{facts}</div>}
      </div>
      {actions && <div className="page-header-actions">{actions}</div>}
    </header>
  );
}
