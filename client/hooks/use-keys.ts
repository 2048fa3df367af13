import { createContext, use, useSyncExternalStore } from 'react';
import type {
  ComparedKeys,
  Deposit,
  Deposits,
  Drafts,
  Keys,
  KeyState,
  RequestDrafts,
} from '../session/index.ts';

/** What is kept and done in this window for who is signed in, beside what the portal knows. */
export type Workplace = {
  readonly keys: Keys;
  readonly deposits: Deposits;
  readonly drafts: Drafts;
  readonly requestDrafts: RequestDrafts;
  readonly comparedKeys: ComparedKeys;
};

export const WorkplaceContext = createContext<Workplace | undefined>(undefined);

export function useWorkplace(): Workplace {
  const workplace = use(WorkplaceContext);
  if (!workplace) throw new Error('this page is shown only to who is signed in');
  return workplace;
}

export function useKeys(): Keys {
  return useWorkplace().keys;
}

export function useKeyState(): KeyState {
  const { keys } = useWorkplace();
  return useSyncExternalStore(keys.subscribe, keys.getSnapshot);
}

/** Files on their way, of all submissions and requests. */
export function useDeposits(): readonly Deposit[] {
  const { deposits } = useWorkplace();
  return useSyncExternalStore(deposits.subscribe, deposits.getSnapshot);
}
