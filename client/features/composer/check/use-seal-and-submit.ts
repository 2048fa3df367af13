import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordContent } from '../../../../core/contracts/sealed-payloads.ts';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { useWorkplace } from '../../../hooks/use-keys.ts';
import { SessionError, type SeenKeys } from '../../../session/index.ts';
import type { RecordDesk } from '../record/use-record-desk.ts';
import { summaryKey } from '../use-summary.ts';

/** Seals the record, signs it and submits it. Not a mutation of the query cache, which would remember the record. */
export function useSealAndSubmit({ id, version }: SubmissionSummary, desk: RecordDesk) {
  const { keys, deposits } = useWorkplace();
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();

  async function submit(record: RecordContent, seen: SeenKeys): Promise<void> {
    const worker = keys.worker();
    await desk.saving.flush();
    const written = await worker.writeRecord({ id, version }, record, seen);
    // Should the next step fail, the next attempt begins from here.
    queryClient.setQueryData(summaryKey(id), written);
    const submitted = await worker.submit({ id, version: written.version });
    await desk.discard();
    for (const deposit of deposits.getSnapshot()) {
      if (deposit.folder.id === id) deposits.dismiss(deposit.id);
    }
    queryClient.setQueryData(summaryKey(id), submitted);
    void queryClient.invalidateQueries({ queryKey: ['submissions', 'list'] });
  }

  async function learnFrom(reason: unknown): Promise<void> {
    const code = reason instanceof SessionError ? reason.code : undefined;
    if (code === 'key-changed') await queryClient.invalidateQueries({ queryKey: ['trust'] });
    if (code === 'VERSION_CONFLICT' || code === 'TRANSITION_NOT_ALLOWED') {
      await queryClient.invalidateQueries({ queryKey: summaryKey(id) });
    }
  }

  return {
    isPending,
    error,
    seal(record: RecordContent, seen: SeenKeys): void {
      setPending(true);
      setError(undefined);
      submit(record, seen)
        .catch(async (reason: unknown) => {
          setError(reason);
          await learnFrom(reason);
        })
        .finally(() => {
          setPending(false);
        });
    },
  };
}
