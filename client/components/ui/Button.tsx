import type { ReactNode } from 'react';
import {
  Button as RacButton,
  type ButtonProps as RacButtonProps,
} from 'react-aria-components/Button';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<RacButtonProps, 'children' | 'className' | 'style'> {
  children?: ReactNode;
  /** One `primary` per view. */
  variant?: ButtonVariant | undefined;
  icon?: IconName | undefined;
  /** What is going on while `isPending`; takes the place of the children and is announced. */
  pendingLabel?: string | undefined;
}

/** A button without children needs an `aria-label`. */
export function Button(props: ButtonProps) {
  const { children, variant = 'secondary', icon, pendingLabel, ...button } = props;
  const isPending = button.isPending === true;
  return (
    <RacButton {...button} className="button" data-variant={variant}>
      <span className="button-words" aria-hidden={isPending && pendingLabel ? true : undefined}>
        {icon && <Icon name={icon} />}
        {children}
      </span>
      {pendingLabel && (
        <span className="button-words" aria-hidden={isPending ? undefined : true}>
          {pendingLabel}
        </span>
      )}
    </RacButton>
  );
}
