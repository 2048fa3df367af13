import type { ReactNode } from 'react';
import { Menu as RacMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components/Menu';
import { Button, type ButtonVariant } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';
import './Menu.css';
import './Popover.css';

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

export function Menu({ label, children, entries, variant, icon }: MenuProps) {
  return (
    <MenuTrigger>
      <Button
        variant={variant}
        icon={icon}
        {...(children !== undefined && { 'aria-label': label })}
      >
        <span className="menu-trigger">
          {children ?? label}
          <Icon name="chevron-down" />
        </span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <RacMenu className="list-box" aria-label={label} items={entries}>
          {(entry) => <Entry {...entry} />}
        </RacMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Entry(entry: MenuEntry) {
  const { label, description, icon, href, onAction } = entry;
  return (
    <MenuItem
      className="list-box-item menu-entry"
      data-dangerous={entry.isDangerous === true || undefined}
      textValue={label}
      isDisabled={entry.isDisabled ?? false}
      {...(href !== undefined && { href })}
      {...(onAction && { onAction })}
    >
      {icon && <Icon name={icon} />}
      <Text slot="label" className="menu-entry-label">
        {label}
      </Text>
      {description && (
        <Text slot="description" className="list-box-detail">
          {description}
        </Text>
      )}
    </MenuItem>
  );
}
