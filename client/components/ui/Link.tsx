import type { ReactNode } from 'react';
import { Link as RacLink, type LinkProps as RacLinkProps } from 'react-aria-components/Link';
import type { ButtonVariant } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';
import './Link.css';

export interface LinkProps extends Omit<RacLinkProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
}

/** Goes through the router that `RouterProvider` names. */
export function Link(props: LinkProps) {
  return <RacLink {...props} className="link" />;
}

export interface ButtonLinkProps extends LinkProps {
  variant?: ButtonVariant | undefined;
  icon?: IconName | undefined;
}

/** Goes somewhere, and looks like the act that begins there. */
export function ButtonLink({ children, variant = 'secondary', icon, ...link }: ButtonLinkProps) {
  return (
    <RacLink {...link} className="button" data-variant={variant}>
      <span className="button-words">
        {icon && <Icon name={icon} />}
        {children}
      </span>
    </RacLink>
  );
}
