import { missingInClear } from '../../../../core/contracts/request-rules.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Notify } from '../../../platform/notify.ts';
import type { Principal } from '../../../platform/principal.ts';
import { takesPart } from '../../cases/index.ts';
import type { StoredContent } from '../../gate/index.ts';
import type { Receipts } from '../../receipts/index.ts';
import { requireOpenCase, requireParties, type OrganisationFinder } from '../parties.ts';
import type { CaseFacts, RequestAccess } from '../request.access.ts';
import type { CooperationRequest, SignOff } from '../request.ts';
import type { SignOffCheck } from '../sign-off.ts';

type Dependencies = {
  readonly access: Pick<RequestAccess, 'change'>;
  readonly receipts: Pick<Receipts, 'whileReceiving'>;
  readonly organisations: OrganisationFinder;
  readonly signOffs: SignOffCheck;
  readonly notify: Notify;
};
type Attempt = {
  readonly principal: Principal;
  readonly request: CooperationRequest;
  readonly courtCase: CaseFacts;
  readonly at: Date;
};

type Sent = {
  readonly content: StoredContent;
  readonly sentAt: string;
  readonly signedOff?: SignOff;
};

/** What must hold of a draft before it leaves, as far as the server sees it, and the receipt that it leaves with. */
export function createSending({ access, receipts, organisations, signOffs, notify }: Dependencies) {
  /** A national focal point's own sending is a sign-off; who speaks for the Court needs none. */
  async function requireSignOff({ principal, request, at }: Attempt): Promise<SignOff | undefined> {
    const { role, organisationId, accountId } = principal;
    if (role === 'court-focal-point') return undefined;
    const { signedOff } = request;
    if (signedOff && (await signOffs.covers(request.id, signedOff))) return signedOff;
    if (role === 'national-focal-point') {
      return signOffs.sign(principal, request.id, at.toISOString());
    }
    await notify({
      kind: 'sign-off-wanted',
      object: { type: 'request', id: request.id },
      caseId: request.caseId,
      organisationIds: [organisationId],
      exceptAccountId: accountId,
    });
    throw new AppError('SIGN_OFF_REQUIRED');
  }

  return {
    /**
     * Gives what a request has from its sending on.
     *
     * @throws AppError `NOT_FOUND`, `CASE_CLOSED`, `ADDRESSEE_NOT_VALID`, `REQUEST_INCOMPLETE`, `RECORD_MISSING`,
     * `FILES_UNFINISHED`, `SIGN_OFF_REQUIRED`
     */
    async requireSendable(attempt: Attempt): Promise<Sent> {
      const { principal, request, courtCase, at } = attempt;
      if (!takesPart(courtCase, principal.organisationId)) throw notFound();
      requireOpenCase(courtCase);
      await requireParties({
        ...request,
        courtCase,
        requester: { ...request.requester, kind: principal.organisationKind },
        organisations,
      });
      requireComplete(request, at);
      const content = await signOffs.requireWhole(request);
      const signedOff = await requireSignOff(attempt);
      return { content, sentAt: at.toISOString(), ...(signedOff && { signedOff }) };
    },

    /** @throws AppError `VERSION_CONFLICT` when somebody was faster; then nothing is written */
    change(
      request: CooperationRequest,
      changes: Sent & Pick<CooperationRequest, 'state' | 'moves'>,
    ): Promise<CooperationRequest> {
      const { id, version, requester } = request;
      const { content, sentAt: at } = changes;
      const { organisationId: senderOrganisationId } = requester;
      return receipts.whileReceiving(
        { id, version: version + 1, senderOrganisationId, content, at },
        (receipt) => access.change(request, { ...changes, receipt }),
      );
    },
  };
}
export type Sending = ReturnType<typeof createSending>;

function requireComplete(clear: CooperationRequest, at: Date): void {
  const missing = missingInClear({ clear, today: at.toISOString().slice(0, 10) });
  if (missing.length === 0) return;
  throw new AppError('REQUEST_INCOMPLETE', {
    issues: missing.map(({ code, source }) => ({ path: code, message: source })),
  });
}
