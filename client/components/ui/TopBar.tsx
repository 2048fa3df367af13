import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from './Icon.tsx';
import './Link.css';
import './TopBar.css';

export type TopBarProps = {
  name: string;
  homeHref: string;
  /** Before the name: the button of the navigation where there is no room beside the page. */
  start?: ReactNode;
  /** After it: the state of the keys, the person, the language. */
  children?: ReactNode;
  /** Below it: `Banner` and `OfflineNotice`. */
  banners?: ReactNode;
};

/** Always in view: the state of the keys is in it. */
export function TopBar({ name, homeHref, start, children, banners }: TopBarProps) {
  return (
    <header className="top-bar-frame">
      <div className="top-bar">
        {start}
        <div className="top-bar-name">
          <Icon name="seal" />
          <Link to={homeHref} className="link">
            {name}
          </Link>
        </div>
        <div className="top-bar-items">{children}</div>
      </div>
      {banners}
    </header>
  );
}

export type BarStatusProps = {
  icon: IconName;
  children: ReactNode;
  /** `alert` stands out: keys that are locked, or missing. */
  emphasis?: 'calm' | 'alert' | undefined;
};

export function BarStatus({ icon, children, emphasis = 'calm' }: BarStatusProps) {
  return (
    <span className="bar-status" data-emphasis={emphasis}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

/** Who is signed in, and as what. */
export function BarPerson({ name, detail }: { name: string; detail: string }) {
  return (
    <span className="bar-person">
      {name}
      <span>{detail}</span>
    </span>
  );
}
