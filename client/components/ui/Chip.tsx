import type { ReactNode } from 'react';
import './Chip.css';
import { Icon, type IconName } from './Icon.tsx';
import type { Tone } from './tone.ts';

export type ChipProps = {
  children: ReactNode;
  tone?: Tone | undefined;
  icon?: IconName | undefined;
};

/** A state or a marking, in a word or two. */
export function Chip({ children, tone = 'neutral', icon }: ChipProps) {
  return (
    <span className="chip" data-tone={tone}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
