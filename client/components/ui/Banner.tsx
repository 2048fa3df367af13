import type { ReactNode } from 'react';
import './Banner.css';
import { Icon, type IconName } from './Icon.tsx';
import type { Tone } from './tone.ts';

export type BannerProps = {
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
};

/** Something that is so on every page: a demonstration, a session that ends soon. */
export function Banner({ tone = 'warn', icon = 'info', children }: BannerProps) {
  return (
    <div className="banner" data-tone={tone}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}
