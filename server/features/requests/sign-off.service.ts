import type { Confirmation } from '../../../core/contracts/requests.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { RequestAccess } from './request.access.ts';
import type { CooperationRequest } from './request.ts';
import type { SignOffCheck } from './sign-off.ts';
import type { Telling } from './telling.ts';

type Dependencies = {
  readonly access: RequestAccess;
  readonly signOffs: SignOffCheck;
  readonly tellOther: Telling;
  readonly clock: Clock;
};

/** What a focal point adds to a request: that it may go, and what confirmed it. */
export function createSignOffService({ access, signOffs, tellOther, clock }: Dependencies) {
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
      await tellOther('request-confirmed', principal, confirmed, found.courtCase);
      return confirmed;
    },
  };
}
export type SignOffService = ReturnType<typeof createSignOffService>;
