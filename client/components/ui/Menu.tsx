import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import { Button as RacButton } from 'react-aria-components/Button';
import { Link as RacLink } from 'react-aria-components/Link';
import { Button, type ButtonVariant } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';
import './Menu.css';
import { useDismissal } from './use-dismissal.ts';

export type MenuEntry = {
  id: string;
  label: string;
  description?: string | undefined;
  icon?: IconName | undefined;
  /** Either goes somewhere or does something. */
  href?: string | undefined;
  onAction?: (() => void) | undefined;
  isDangerous?: boolean | undefined;
  isDisabled?: boolean | undefined;
};

export type MenuProps = {
  /** Name of the button; shown unless `children` are. */
  label: string;
  children?: ReactNode;
  entries: readonly MenuEntry[];
  variant?: ButtonVariant | undefined;
  icon?: IconName | undefined;
};

/** Links and buttons under a button, gone through with Tab. It is in the bar of every page, so it is kept light. */
export function Menu({ label, children, entries, variant, icon }: MenuProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [side, setSide] = useState<Side>();
  const close = useCallback(() => {
    setSide(undefined);
  }, []);
  useDismissal(frame, side !== undefined, close);
  const id = useId();
  return (
    <div className="menu" ref={frame}>
      <Button
        variant={variant}
        icon={icon}
        {...(children !== undefined && { 'aria-label': label })}
        aria-expanded={side !== undefined}
        aria-controls={id}
        onPress={() => {
          setSide(side || !frame.current ? undefined : roomierSide(frame.current));
        }}
      >
        {children ?? label}
        <Icon name="chevron-down" />
      </Button>
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
  const { label, description, icon, href, onAction, isDisabled = false } = entry;
  const shared = {
    className: 'menu-entry',
    'data-dangerous': entry.isDangerous === true || undefined,
    isDisabled,
    onPress: () => {
      onChosen();
      onAction?.();
    },
    children: (
      <>
        {icon && <Icon name={icon} />}
        <span className="menu-entry-label">{label}</span>
        {description && <span className="small muted">{description}</span>}
      </>
    ),
  };
  return href === undefined ? <RacButton {...shared} /> : <RacLink {...shared} href={href} />;
}
