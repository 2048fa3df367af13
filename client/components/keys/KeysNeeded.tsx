import type { ReactNode } from 'react';
import { useKeyState } from '../../hooks/use-keys.ts';
import { UnlockPanel } from './UnlockPanel.tsx';

/** Shows its children to unlocked keys; otherwise why there are none, and what to do. */
export function KeysNeeded({ children }: { readonly children: ReactNode }) {
  return useKeyState().status === 'unlocked' ? children : <UnlockPanel />;
}
