import { useQuery } from '@tanstack/react-query';
import { SubmissionPage, type SubmissionState } from '../../../core/contracts/submissions.ts';
import { listAll } from '../../../core/exchange/pages.ts';
import { portal } from '../../lib/portal.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';

/** Lines that a card of this page has room for; the lists have the rest. */
export const FEW = 5;

/** The newest of the own organisation's submissions in that state. */
export function useFewSubmissions(state: SubmissionState) {
  return useQuery({
    queryKey: ['submissions', 'list', 'few', state],
    queryFn: async () => {
      const query = { state, limit: FEW };
      return (await portal.call(SubmissionPage, '/submissions', { query })).items;
    },
  });
}

/** Lists are newest first, so that all of what waits must be asked for to know what waits longest. */
export function useWaitingLongest() {
  return useQuery({
    queryKey: ['submissions', 'inbox', 'waiting-longest'],
    queryFn: async () => {
      const waiting = await listAll(portal, SubmissionPage, '/inbox?state=submitted');
      return waiting.sort(byReceipt);
    },
  });
}

/** What the reader has taken up and not decided upon, the longest received first. */
export function useOwnReviews() {
  const { member } = useSignedIn();
  return useQuery({
    queryKey: ['submissions', 'inbox', 'own-reviews'],
    queryFn: async () => {
      const reviewed = await listAll(portal, SubmissionPage, '/inbox?state=under-review');
      return reviewed.filter(({ takenUpBy }) => takenUpBy === member.id).sort(byReceipt);
    },
  });
}

type Received = { readonly submittedAt?: string | undefined };

function byReceipt({ submittedAt: one = '' }: Received, { submittedAt: other = '' }: Received) {
  return one < other ? -1 : 1;
}
