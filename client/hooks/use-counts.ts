import { useQuery } from '@tanstack/react-query';
import { InboxCount, RequestCount, SubmissionCount } from '../../core/contracts/counts.ts';
import { contentRoles, type Role } from '../../core/contracts/vocabulary.ts';
import { portal } from '../lib/portal.ts';
import { useSignedIn } from './use-signed-in.ts';

const MINUTE_MS = 60_000;
const exchanging: readonly Role[] = contentRoles;
const reviewers: readonly Role[] = ['national-focal-point', 'court-focal-point'];

/** How much the own organisation has to finish; asked only for roles that send. It goes stale with the lists. */
export function useSubmissionCount() {
  const { member } = useSignedIn();
  return useQuery({
    queryKey: ['submissions', 'list', 'count'],
    queryFn: () => portal.call(SubmissionCount, '/submissions/count'),
    staleTime: MINUTE_MS,
    enabled: exchanging.includes(member.role),
  });
}

/** How much waits in the inbox; asked only for those who review. */
export function useInboxCount() {
  const { member } = useSignedIn();
  return useQuery({
    queryKey: ['submissions', 'inbox', 'count'],
    queryFn: () => portal.call(InboxCount, '/inbox/count'),
    staleTime: MINUTE_MS,
    enabled: reviewers.includes(member.role),
  });
}

/** What the own organisation has asked, or is asked, and has to do. */
export function useRequestCount() {
  const { member } = useSignedIn();
  return useQuery({
    queryKey: ['requests', 'count'],
    queryFn: () => portal.call(RequestCount, '/requests/count'),
    staleTime: MINUTE_MS,
    enabled: exchanging.includes(member.role),
  });
}
