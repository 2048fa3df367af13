import { v7 as uuid } from 'uuid';
import type { AskConsentRequest, ConsentObject } from '../../../core/contracts/consents.ts';
import type { NotificationKind } from '../../../core/contracts/notifications.ts';
import type { Clock } from '../../platform/clock.ts';
import { toPage, type Page } from '../../platform/database/page.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Notify } from '../../platform/notify.ts';
import type { Principal } from '../../platform/principal.ts';
import { takesPart, type Case } from '../cases/index.ts';
import type { Gate } from '../gate/index.ts';
import type { AskedConsent, Consent, ConsentFilter, ConsentRepository } from './consent.ts';
import { transitions, type Answer } from './consent.transitions.ts';

/** Something shared that the caller's organisation holds. */
export type HeldObject = {
  readonly caseId: string;
  readonly submissionId: string;
  readonly folderType: Consent['folderType'];
  readonly providerOrganisationId: string;
  /** Whoever can open it. */
  readonly holderOrganisationIds: readonly string[];
};

/** What this feature asks of files and submissions; what is not the caller's is not there. */
export type HeldObjects = Readonly<
  Record<ConsentObject['type'], (principal: Principal, id: string) => Promise<HeldObject>>
>;

type CaseFinder = {
  findCase(
    id: string,
  ): Promise<Pick<Case, 'ownerOrganisationId' | 'participantOrganisationIds'> | undefined>;
};

type Dependencies = {
  readonly consents: ConsentRepository;
  readonly objects: HeldObjects;
  readonly cases: CaseFinder;
  readonly gate: Pick<Gate, 'checkContent'>;
  readonly notify: Notify;
  readonly clock: Clock;
};

export function createConsentService(dependencies: Dependencies) {
  const { consents, objects, cases, gate, notify, clock } = dependencies;

  /** @throws AppError `NOT_FOUND`, `FORBIDDEN`, `RECIPIENT_NOT_IN_CASE`, `ALREADY_EXISTS` */
  async function requireAskable(
    principal: Principal,
    { object, forOrganisationId }: AskConsentRequest,
  ): Promise<HeldObject> {
    const held = await objects[object.type](principal, object.id);
    // Who provides something shares it as it likes.
    if (held.providerOrganisationId === principal.organisationId) throw new AppError('FORBIDDEN');
    const courtCase = await cases.findCase(held.caseId);
    if (!courtCase || !takesPart(courtCase, forOrganisationId)) {
      throw new AppError('RECIPIENT_NOT_IN_CASE');
    }
    if (held.holderOrganisationIds.includes(forOrganisationId)) {
      throw new AppError('ALREADY_EXISTS');
    }
    return held;
  }

  function tell(kind: NotificationKind, { id, caseId }: Consent, by: Principal, to: string) {
    return notify({
      kind,
      object: { type: 'consent', id },
      caseId,
      organisationIds: [to],
      exceptAccountId: by.accountId,
    });
  }

  return {
    isGranted: (asked: AskedConsent) => consents.isGranted(asked),

    async ask(principal: Principal, request: AskConsentRequest): Promise<Consent> {
      const { object, forOrganisationId, reason } = request;
      const { caseId, submissionId, folderType, providerOrganisationId } = await requireAskable(
        principal,
        request,
      );
      const { organisationId: askingOrganisationId, accountId: askedBy } = principal;
      const readers = [askingOrganisationId, providerOrganisationId];
      const consent: Consent = {
        id: uuid(),
        version: 1,
        object,
        caseId,
        submissionId,
        folderType,
        providerOrganisationId,
        askingOrganisationId,
        askedBy,
        forOrganisationId,
        state: 'asked',
        ...(reason && { reason: await gate.checkContent(reason, readers) }),
        askedAt: clock().toISOString(),
      };
      if (!(await consents.insert(consent))) throw new AppError('ALREADY_EXISTS');
      await tell('consent-asked', consent, principal, providerOrganisationId);
      return consent;
    },

    async list({ organisationId }: Principal, { side, state, ...page }: Page & ConsentFilter) {
      return toPage(await consents.listOf(page, organisationId, { side, state }), page.limit);
    },

    async answer(
      answer: Answer,
      principal: Principal,
      id: string,
      expectedVersion: number,
    ): Promise<Consent> {
      const consent = await consents.findById(id);
      if (consent?.providerOrganisationId !== principal.organisationId) throw notFound();
      if (consent.version !== expectedVersion) throw new AppError('VERSION_CONFLICT');
      const { from, to } = transitions[answer];
      if (!from.includes(consent.state)) throw new AppError('TRANSITION_NOT_ALLOWED');
      const answered: Consent = {
        ...consent,
        version: expectedVersion + 1,
        state: to,
        answeredBy: principal.accountId,
        answeredAt: clock().toISOString(),
      };
      if (!(await consents.replace(answered, expectedVersion))) {
        throw new AppError('VERSION_CONFLICT');
      }
      await tell('consent-answered', answered, principal, consent.askingOrganisationId);
      return answered;
    },
  };
}
export type ConsentService = ReturnType<typeof createConsentService>;
