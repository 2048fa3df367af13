import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { useEmptyFolder } from '../../components/deposits/use-empty-folder.ts';
import { portal } from '../../lib/portal.ts';
import type { RecordDesk } from './record/use-record-desk.ts';
import { summaryKey } from './use-summary.ts';

/** Ends a submission before it is accepted. Of a draft that nobody has seen nothing stays behind. */
export function useGiveUp({ id, state, version }: SubmissionSummary, desk: RecordDesk) {
  const { stopDeposits, removeFiles } = useEmptyFolder({ type: 'submission', id });
  const queryClient = useQueryClient();
  const navigate = useNavigate();

  return useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      await stopDeposits();
      if (state === 'draft') await removeFiles();
      const path = `/submissions/${id}/withdraw`;
      return portal.call(SubmissionSummary, path, { method: 'POST', version });
    },
    onSuccess: async (withdrawn) => {
      await desk.discard();
      await navigate('/submissions');
      queryClient.setQueryData(summaryKey(id), withdrawn);
      await queryClient.invalidateQueries({ queryKey: ['submissions'] });
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: summaryKey(id) }),
  });
}
