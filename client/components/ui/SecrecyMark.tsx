import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import './SecrecyMark.css';

export type Secrecy = 'sealed' | 'clear';

/** Says at a field whether the portal can read what is written there. */
export function SecrecyMark({ secrecy, children }: { secrecy: Secrecy; children: ReactNode }) {
  return (
    <span className="secrecy-mark" data-secrecy={secrecy}>
      <Icon name={secrecy === 'sealed' ? 'seal' : 'globe'} />
      {children}
    </span>
  );
}
