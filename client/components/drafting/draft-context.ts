import { createContext, use } from 'react';
import type { Missing } from '../../../core/assets/index.ts';
import type { AnyDraft } from './draft-path.ts';

export type DraftWork = {
  readonly draft: AnyDraft;
  readonly change: (update: (draft: AnyDraft) => AnyDraft) => void;
  /** By the identifier of the field. */
  readonly problems: ReadonlyMap<string, Missing['code']>;
  /** Somebody came back from the check: what is still blank is said as well. */
  readonly showsMissing: boolean;
};

export const DraftContext = createContext<DraftWork | undefined>(undefined);

export function useDraft(): DraftWork {
  const work = use(DraftContext);
  if (!work) throw new Error('a field of a draft stands outside of one');
  return work;
}
