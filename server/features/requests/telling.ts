import type { NotificationKind } from '../../../core/contracts/notifications.ts';
import type { Notify } from '../../platform/notify.ts';
import type { Principal } from '../../platform/principal.ts';
import { takesPart } from '../cases/index.ts';
import type { Participation } from './request.policy.ts';
import type { CooperationRequest } from './request.ts';

/** Tells the other side of a request, unless it cannot see it: before it was sent, or once it has left the case. */
export function createTelling({ notify }: { readonly notify: Notify }) {
  return async function tellOther(
    kind: NotificationKind,
    { organisationId, accountId }: Principal,
    { id, caseId, requester, addresseeOrganisationId, sentAt }: CooperationRequest,
    courtCase: Participation,
  ): Promise<void> {
    const isAsking = requester.organisationId === organisationId;
    const isSeen = !isAsking || takesPart(courtCase, addresseeOrganisationId);
    if (sentAt === undefined || !isSeen) return;
    await notify({
      kind,
      object: { type: 'request', id },
      caseId,
      organisationIds: [isAsking ? addresseeOrganisationId : requester.organisationId],
      exceptAccountId: accountId,
    });
  };
}
export type Telling = ReturnType<typeof createTelling>;
