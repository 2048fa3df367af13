import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { ButtonLink } from './Link.tsx';
import './Pagination.css';

export type PaginationProps = {
  label: string;
  /** Where this page stands: "Entries 1 204 251 to 1 204 301". */
  position?: ReactNode;
  /** The ways that there are; the cursor is in the address. */
  newer?: { label: string; href: string } | undefined;
  older?: { label: string; href: string } | undefined;
};

/** Pages of a list that grows at its head. */
export function Pagination({ label, position, newer, older }: PaginationProps) {
  return (
    <nav className="pagination" aria-label={label}>
      {newer && (
        <ButtonLink href={newer.href} icon="chevron-back">
          {newer.label}
        </ButtonLink>
      )}
      {position && <span className="pagination-position">{position}</span>}
      {older && (
        <ButtonLink href={older.href}>
          {older.label}
          <Icon name="chevron-forward" />
        </ButtonLink>
      )}
    </nav>
  );
}

export type LoadMoreProps = {
  label: string;
  pendingLabel: string;
  isPending: boolean;
  onPress: () => void;
  position?: ReactNode;
};

/** For short lists that are read from the top; what was read stays. */
export function LoadMore({ position, label, ...button }: LoadMoreProps) {
  return (
    <div className="pagination">
      {position && <span className="pagination-position">{position}</span>}
      <Button {...button}>{label}</Button>
    </div>
  );
}
