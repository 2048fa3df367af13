import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './EmptyState.css';

export type EmptyStateProps = {
  title: string;
  /** What this place is for. */
  children: ReactNode;
  /** The first step. */
  action?: ReactNode;
  icon?: IconName | undefined;
};

export function EmptyState({ title, children, action, icon = 'document' }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon name={icon} />
      <p className="empty-state-title">{title}</p>
      <div className="muted">{children}</div>
      {action}
    </div>
  );
}
