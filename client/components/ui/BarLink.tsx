import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';

export type BarLinkProps = {
  readonly to: string;
  readonly icon: IconName;
  /** Says where it leads, and what waits there. */
  readonly label: string;
  readonly children?: ReactNode;
};

/** A way on the brand's colour; see `BarButton`. */
export function BarLink({ to, icon, label, children }: BarLinkProps) {
  return (
    <Link to={to} className="button" data-variant="bar" aria-label={label}>
      <span className="button-words">
        <Icon name={icon} />
        {children}
      </span>
    </Link>
  );
}
