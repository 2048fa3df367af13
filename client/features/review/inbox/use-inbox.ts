import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { z } from 'zod';
import { Id } from '../../../../core/contracts/identifiers.ts';
import { InboxQuery, SubmissionPage } from '../../../../core/contracts/submissions.ts';
import { portal } from '../../../lib/portal.ts';

const State = InboxQuery.shape.state.unwrap();
export type InboxState = z.infer<typeof State>;
export const INBOX_STATES = State.options;

/** What the address says of the list. What it says wrongly is left out. */
export type InboxFilter = {
  readonly state: InboxState | undefined;
  readonly caseId: string | undefined;
  readonly cursor: string | undefined;
};

export function useInboxFilter() {
  const [parameters, setParameters] = useSearchParams();
  const filter: InboxFilter = {
    state: State.safeParse(parameters.get('state')).data,
    caseId: Id.safeParse(parameters.get('case')).data,
    cursor: Id.safeParse(parameters.get('cursor')).data,
  };
  return {
    filter,
    /** Begins at the newest again: a cursor is of one list only. */
    narrow: (change: Partial<Omit<InboxFilter, 'cursor'>>): void => {
      setParameters(addressOf({ ...filter, ...change, cursor: undefined }));
    },
  };
}

export function addressOf({ state, caseId, cursor }: InboxFilter): URLSearchParams {
  const entries = Object.entries({ state, case: caseId, cursor });
  return new URLSearchParams(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What was submitted to the own organ, newest first. Reads no record. */
export function useInbox(filter: InboxFilter) {
  return useQuery({
    queryKey: ['submissions', 'inbox', filter],
    queryFn: () => portal.call(SubmissionPage, '/inbox', { query: filter }),
    placeholderData: keepPreviousData,
  });
}
