import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { FilePage } from '../../../core/contracts/files.ts';
import { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { listAll } from '../../../core/exchange/pages.ts';
import { useWorkplace } from '../../hooks/use-keys.ts';
import { portal } from '../../lib/portal.ts';
import type { RecordDesk } from './record/use-record-desk.ts';
import { summaryKey } from './use-summary.ts';

/** Ends a submission before it is accepted. Of a draft that nobody has seen nothing stays behind. */
export function useGiveUp({ id, state, version }: SubmissionSummary, desk: RecordDesk) {
  const { deposits } = useWorkplace();
  const queryClient = useQueryClient();
  const navigate = useNavigate();

  async function stopDeposits(): Promise<void> {
    const own = deposits.getSnapshot().filter(({ folder }) => folder.id === id);
    await Promise.allSettled(own.map((deposit) => deposits.cancel(deposit.id)));
    for (const deposit of own) deposits.dismiss(deposit.id);
  }

  async function removeFiles(): Promise<void> {
    const files = await listAll(portal, FilePage, `/submissions/${id}/files`);
    for (const file of files) {
      await portal.command(`/files/${file.id}`, { method: 'DELETE', version: file.version });
    }
  }

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
