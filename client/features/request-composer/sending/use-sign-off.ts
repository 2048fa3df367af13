import { useQueryClient } from '@tanstack/react-query';
import { requestOf } from '../../../../core/assets/index.ts';
import type { RequestPayload } from '../../../../core/contracts/request-content.ts';
import { RequestSummary } from '../../../../core/contracts/requests.ts';
import type { Measure } from '../../../../core/contracts/vocabulary.ts';
import { useAct } from '../../../hooks/use-act.ts';
import { useKeys } from '../../../hooks/use-keys.ts';
import { portal } from '../../../lib/portal.ts';
import { SessionError, type Opened } from '../../../session/index.ts';
import { useLearnRequest } from '../use-request-summary.ts';
import { withoutBinding, type RequestDesk } from '../use-request-desk.ts';

/** Signs off what is shown, and nothing else: it is held against what the portal has at this moment. */
export function useSignOff({ id }: RequestSummary, desk: RequestDesk) {
  const keys = useKeys();
  const learn = useLearnRequest();
  const queryClient = useQueryClient();

  /** The version in which the portal has what is shown. */
  async function versionShown(): Promise<number> {
    const { request, content } = await keys.worker().openRequest(id);
    const state = desk.getSnapshot();
    const there = withoutBinding(content);
    const isShown =
      state.status === 'open' &&
      state.isSealed &&
      there?.status === 'opened' &&
      there.verdict.status === 'verified' &&
      isCheckedFor(content, request.measure) &&
      JSON.stringify(there.content) === JSON.stringify(requestOf(state.draft));
    if (!isShown) throw new SessionError('VERSION_CONFLICT');
    return request.version;
  }

  return useAct(async () => {
    try {
      const version = await versionShown();
      const path = `/requests/${id}/sign-off`;
      learn(await portal.call(RequestSummary, path, { method: 'POST', version }));
    } catch (reason) {
      desk.close();
      await desk.open();
      await queryClient.invalidateQueries({ queryKey: ['requests', id] });
      throw reason;
    }
  });
}

/** What was complete for another measure may lack what this one needs. */
function isCheckedFor(content: Opened<RequestPayload> | undefined, measure: Measure): boolean {
  return content?.status === 'opened' && content.content.checklist.measure === measure;
}
