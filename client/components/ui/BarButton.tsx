import type { ComponentProps } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';

export type BarButtonProps = Omit<ComponentProps<'button'>, 'className' | 'type'> & {
  readonly icon?: IconName | undefined;
};

/**
 * A button on the brand's colour. The frame is made of the browser's own elements: it is there before everything else,
 * and React Aria would double what is ours of it.
 */
export function BarButton({ icon, children, ...button }: BarButtonProps) {
  return (
    <button {...button} type="button" className="button" data-variant="bar">
      <span className="button-words">
        {icon && <Icon name={icon} />}
        {children}
      </span>
    </button>
  );
}
