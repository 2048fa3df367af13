import { Link } from 'react-router';
import { Chip } from './Chip.tsx';
import './Link.css';
import './SideNavigation.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export type NavigationEntry = {
  href: string;
  label: string;
  isCurrent: boolean;
  /** What waits there, written as a number; `countLabel` says it in words to those who do not see it. */
  count?: string | undefined;
  countLabel?: string | undefined;
};

export type NavigationSection = {
  id: string;
  title?: string | undefined;
  entries: readonly NavigationEntry[];
};

export type SideNavigationProps = {
  id: string;
  label: string;
  sections: readonly NavigationSection[];
  /** Matters only where there is no room beside the page. */
  isOpen: boolean;
  onNavigate: () => void;
};

/** The tasks of whoever is signed in. */
export function SideNavigation({ id, label, sections, isOpen, onNavigate }: SideNavigationProps) {
  return (
    <nav id={id} className="side-navigation" aria-label={label} data-open={isOpen || undefined}>
      <div className="side-navigation-sections">
        {sections.map((section) => (
          <div key={section.id}>
            {section.title && <h2 id={`${id}-${section.id}`}>{section.title}</h2>}
            <ul {...(section.title && { 'aria-labelledby': `${id}-${section.id}` })}>
              {section.entries.map((entry) => (
                <li key={entry.href}>
                  <Entry {...entry} onNavigate={onNavigate} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

function Entry(props: NavigationEntry & { onNavigate: () => void }) {
  const { href, label, isCurrent, count, countLabel, onNavigate } = props;
  return (
    <Link
      to={href}
      className="link"
      onClick={onNavigate}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {label}
      {count && (
        <Chip tone="seal">
          <span aria-hidden={countLabel !== undefined}>{count}</span>
          {countLabel && <VisuallyHidden>{countLabel}</VisuallyHidden>}
        </Chip>
      )}
    </Link>
  );
}
