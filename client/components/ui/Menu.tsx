import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { BarButton } from './BarButton.tsx';
import { Icon } from './Icon.tsx';
import './Menu.css';
import { useDismissal } from './use-dismissal.ts';

export type MenuEntry = {
  id: string;
  label: string;
  /** Either goes somewhere or does something. */
  href?: string | undefined;
  onAction?: (() => void) | undefined;
};

export type MenuProps = {
  /** Name of the button; shown unless `children` are. */
  label: string;
  children?: ReactNode;
  entries: readonly MenuEntry[];
};

/** Links and buttons under a button of the bar, gone through with Tab. */
export function Menu({ label, children, entries }: MenuProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [side, setSide] = useState<Side>();
  const close = useCallback(() => {
    setSide(undefined);
  }, []);
  useDismissal(frame, side !== undefined, close);
  const id = useId();
  return (
    <div className="menu" ref={frame}>
      <BarButton
        {...(children !== undefined && { 'aria-label': label })}
        aria-expanded={side !== undefined}
        aria-controls={id}
        onClick={() => {
          setSide(side || !frame.current ? undefined : roomierSide(frame.current));
        }}
      >
        {children ?? label}
        <Icon name="chevron-down" />
      </BarButton>
      <ul id={id} className="menu-entries" data-side={side} aria-label={label} hidden={!side}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Entry {...entry} onChosen={close} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type Side = 'left' | 'right';

function roomierSide(element: Element): Side {
  const { left, right } = element.getBoundingClientRect();
  return left + right > window.innerWidth ? 'left' : 'right';
}

function Entry({ onChosen, ...entry }: MenuEntry & { onChosen: () => void }) {
  const { label, href, onAction } = entry;
  const shared = {
    className: 'menu-entry',
    onClick: () => {
      onChosen();
      onAction?.();
    },
    children: label,
  };
  return href === undefined ? <button {...shared} type="button" /> : <Link {...shared} to={href} />;
}
