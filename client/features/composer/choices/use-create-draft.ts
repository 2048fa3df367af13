import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import {
  SubmissionSummary,
  type CreateSubmissionRequest,
} from '../../../../core/contracts/submissions.ts';
import { portal } from '../../../lib/portal.ts';
import { composerAddress } from '../steps.ts';
import { summaryKey } from '../use-summary.ts';

/** Creates the draft in the portal and goes on with what is sealed. */
export function useCreateDraft() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    // Offline is told at once, not waited for.
    networkMode: 'always',
    mutationFn: (body: CreateSubmissionRequest) =>
      portal.call(SubmissionSummary, '/submissions', { method: 'POST', body }),
    onSuccess: async (summary) => {
      queryClient.setQueryData(summaryKey(summary.id), summary);
      void queryClient.invalidateQueries({ queryKey: ['submissions', 'list'] });
      // Going back leads to what was chosen, never to a form that would make a second draft.
      await navigate(composerAddress(summary.id, 'case'), { replace: true });
      await navigate(composerAddress(summary.id, 'content'));
    },
  });
}
