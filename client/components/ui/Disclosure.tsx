import type { ReactNode } from 'react';
import {
  Button,
  Disclosure as RacDisclosure,
  DisclosurePanel,
  type DisclosureProps as RacDisclosureProps,
} from 'react-aria-components/Disclosure';
import { Icon } from './Icon.tsx';
import './Disclosure.css';

export interface DisclosureProps extends Omit<
  RacDisclosureProps,
  'children' | 'className' | 'style'
> {
  title: ReactNode;
  children: ReactNode;
}

export function Disclosure({ title, children, ...disclosure }: DisclosureProps) {
  return (
    <RacDisclosure {...disclosure} className="disclosure">
      <Button slot="trigger" className="disclosure-button">
        <Icon name="chevron-forward" />
        {title}
      </Button>
      <DisclosurePanel className="disclosure-panel">{children}</DisclosurePanel>
    </RacDisclosure>
  );
}
