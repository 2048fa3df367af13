import type { Confirmation } from '../../../core/contracts/requests.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Notify } from '../../platform/notify.ts';
import type { Principal } from '../../platform/principal.ts';
import type { RequestAccess } from './request.access.ts';
import type { CooperationRequest } from './request.ts';
import type { SignOffCheck } from './sign-off.ts';

type Dependencies = {
  readonly access: RequestAccess;
  readonly signOffs: SignOffCheck;
  readonly notify: Notify;
  readonly clock: Clock;
};

/** What a focal point adds to a request: that it may go, and what confirmed it. */
export function createSignOffService({ access, signOffs, notify, clock }: Dependencies) {
  return {
    /** Of a draft that could be sent. @throws AppError `RECORD_MISSING`, `FILES_UNFINISHED` */
    async signOff(
      principal: Principal,
      id: string,
      expectedVersion: number,
    ): Promise<CooperationRequest> {
      const draft = await access.getDraft(principal, id, expectedVersion);
      await signOffs.requireWhole(draft);
      const signedOff = await signOffs.sign(principal, id, clock().toISOString());
      return access.change(draft, { signedOff });
    },

    /** What went through the channel of art. 87; a slip in it is corrected by recording it anew. */
    async confirm(
      principal: Principal,
      id: string,
      expectedVersion: number,
      confirmation: Confirmation,
    ): Promise<CooperationRequest> {
      const found = await access.getToChange(principal, id, ['requester'], expectedVersion);
      if (found.request.formality !== 'formal') throw new AppError('TRANSITION_NOT_ALLOWED');
      const confirmed = await access.change(found.request, { confirmation });
      const { caseId, addresseeOrganisationId, sentAt } = confirmed;
      if (sentAt !== undefined) {
        await notify({
          kind: 'request-confirmed',
          object: { type: 'request', id },
          caseId,
          organisationIds: [addresseeOrganisationId],
        });
      }
      return confirmed;
    },
  };
}
export type SignOffService = ReturnType<typeof createSignOffService>;
