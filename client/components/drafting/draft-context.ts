import { createContext, use } from 'react';
import type { Missing } from '../../../core/assets/index.ts';
import type { RecordDraft } from '../../../core/contracts/record-draft.ts';

export type RecordDraftWork = {
  readonly draft: RecordDraft;
  readonly change: (update: (draft: RecordDraft) => RecordDraft) => void;
  /** By the identifier of the field. */
  readonly problems: ReadonlyMap<string, Missing['code']>;
  /** Somebody came back from the check: what is still blank is said as well. */
  readonly showsMissing: boolean;
};

export const RecordDraftContext = createContext<RecordDraftWork | undefined>(undefined);

export function useRecordDraft(): RecordDraftWork {
  const work = use(RecordDraftContext);
  if (!work) throw new Error('a field of a record stands outside of one');
  return work;
}
