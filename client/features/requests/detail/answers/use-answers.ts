import { useQuery } from '@tanstack/react-query';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import {
  SubmissionPage,
  type SubmissionState,
  type SubmissionSummary,
} from '../../../../../core/contracts/submissions.ts';
import { listAll } from '../../../../../core/exchange/pages.ts';
import { useSignedIn } from '../../../../hooks/use-signed-in.ts';
import { portal } from '../../../../lib/portal.ts';
import { useSide } from '../../../../components/requests/use-side.ts';

/** Answers to a request: all of them for who writes them, those submitted for the focal points of who asked. */
export function useAnswers(request: RequestSummary) {
  const { member } = useSignedIn();
  const side = useSide(request);
  const list = side === 'addressee' ? '/submissions' : '/inbox';
  return useQuery({
    queryKey: ['submissions', 'answers', request.id],
    queryFn: () => listAll(portal, SubmissionPage, `${list}?requestId=${request.id}`),
    enabled: side === 'addressee' || member.role !== 'expert',
  });
}

const ANSWERING: readonly SubmissionState[] = ['submitted', 'under-review', 'accepted'];

/** Whether anything has reached who asked. */
export function hasAnswered(answers: readonly SubmissionSummary[] | undefined): boolean {
  return answers?.some(({ state }) => ANSWERING.includes(state)) ?? false;
}
