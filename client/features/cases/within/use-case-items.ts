import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { RequestPage, type RequestSummary } from '../../../../core/contracts/requests.ts';
import { SubmissionPage, type SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { portal } from '../../../lib/portal.ts';

/** As many as the page shows; the lists have the rest. */
const NEWEST = 50;

/** What the reader may see of a case, newest first, from the lists that they may read anyway. */
export type CaseItems<Item> = {
  readonly items: readonly Item[];
  /** There are older ones. */
  readonly hasMore: boolean;
};

/** The own organisation's requests of a case: those it has issued, and those it has received. */
export function useCaseRequests(caseId: string) {
  return useQuery({
    queryKey: ['requests', 'list', 'of-case', caseId],
    queryFn: async (): Promise<CaseItems<RequestSummary>> => {
      const list = (side: string) => listOf(RequestPage, '/requests', { side, caseId });
      return merged(await Promise.all([list('requester'), list('addressee')]));
    },
  });
}

/** Its submissions, and those that were submitted to it. */
export function useCaseSubmissions(caseId: string) {
  return useQuery({
    queryKey: ['submissions', 'list', 'of-case', caseId],
    queryFn: async (): Promise<CaseItems<SubmissionSummary>> => {
      const list = (path: string) => listOf(SubmissionPage, path, { caseId });
      return merged(await Promise.all([list('/submissions'), list('/inbox')]));
    },
  });
}

function listOf<Page extends z.ZodType>(page: Page, path: string, query: Record<string, string>) {
  return portal.call(page, path, { query: { ...query, limit: NEWEST } });
}

type Listed<Item> = { readonly items: readonly Item[]; readonly nextCursor?: string | undefined };

function merged<Item extends { readonly createdAt: string }>(
  lists: readonly Listed<Item>[],
): CaseItems<Item> {
  const items = lists.flatMap((list) => list.items);
  return {
    items: items.sort((one, other) => other.createdAt.localeCompare(one.createdAt)),
    hasMore: lists.some(({ nextCursor }) => nextCursor !== undefined),
  };
}
