import { v7 as uuid } from 'uuid';
import {
  MAX_COUNTED,
  type InboxCount,
  type SubmissionCount,
} from '../../../core/contracts/counts.ts';
import type { SealedContent } from '../../../core/contracts/sealed-content.ts';
import {
  type CreateSubmissionRequest,
  type SubmissionState,
} from '../../../core/contracts/submissions.ts';
import type { Clock } from '../../platform/clock.ts';
import { toPage, type Page } from '../../platform/database/page.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { takesPart } from '../cases/index.ts';
import type { Gate } from '../gate/index.ts';
import { requireOpen, requireRecipients, type OrganisationFinder } from './recipients.ts';
import type { CaseFacts, CaseFinder, SubmissionAccess } from './submission.access.ts';
import { kindReviewedBy } from './submission.policy.ts';
import { writableStates } from './submission.transitions.ts';
import type {
  Submission,
  SubmissionFilter,
  SubmissionRepository,
  SubmissionSummary,
} from './submission.ts';

type Dependencies = {
  readonly submissions: SubmissionRepository;
  readonly access: SubmissionAccess;
  readonly cases: CaseFinder;
  readonly organisations: OrganisationFinder;
  readonly gate: Pick<Gate, 'checkContent'>;
  readonly clock: Clock;
};

/** What whoever begins a submission says of it, or the request that it answers. */
type Beginning = Pick<
  Submission,
  'caseId' | 'kind' | 'requestId' | 'formality' | 'recipientOrganisationIds' | 'markings'
>;

/** Everything sealed in a submission is sealed to exactly these. */
export function readersOf({ sender, recipientOrganisationIds }: SubmissionSummary): string[] {
  return [sender.organisationId, ...recipientOrganisationIds];
}

export function createSubmissionService({
  submissions,
  access,
  cases,
  organisations,
  gate,
  clock,
}: Dependencies) {
  async function stillTakesPart(organisationId: string, caseId: string): Promise<boolean> {
    const courtCase = await cases.findCase(caseId);
    return courtCase !== undefined && takesPart(courtCase, organisationId);
  }

  /** For somebody who takes part in the case. @throws AppError `CASE_CLOSED`, `RECIPIENTS_NOT_VALID` */
  async function begin(
    { accountId, organisationId }: Principal,
    courtCase: CaseFacts,
    beginning: Beginning,
  ): Promise<Submission> {
    requireOpen(courtCase);
    const sender = { organisationId, accountId };
    await requireRecipients({ courtCase, submission: { ...beginning, sender }, organisations });
    const now = clock().toISOString();
    const submission: Submission = {
      id: uuid(),
      version: 1,
      ...beginning,
      state: 'draft',
      sender,
      createdAt: now,
      changedAt: now,
    };
    await submissions.insert(submission);
    return submission;
  }

  return {
    begin,
    async create(principal: Principal, request: CreateSubmissionRequest): Promise<Submission> {
      const courtCase = await cases.findCase(request.caseId);
      if (!courtCase || !takesPart(courtCase, principal.organisationId)) throw notFound();
      return begin(principal, courtCase, request);
    },

    get: access.getReadable,

    async list(principal: Principal, { cursor, limit, ...filter }: Page & SubmissionFilter) {
      const page = { cursor, limit };
      return toPage(await submissions.listOfSender(page, principal.organisationId, filter), limit);
    },

    /** A page may be shorter than its limit: what belongs to a case the organisation has left is not shown. */
    async inbox(
      { organisationId }: Principal,
      { cursor, limit, ...filter }: Page & SubmissionFilter,
    ) {
      const rows = await submissions.listOfRecipient({ cursor, limit }, organisationId, filter);
      const { items, ...next } = toPage(rows, limit);
      const shown = await Promise.all(
        items.map((item) => stillTakesPart(organisationId, item.caseId)),
      );
      return { items: items.filter((_, index) => shown[index]), ...next };
    },

    /** What waits for the own organisation to go on with it. */
    async count({ organisationId }: Principal): Promise<SubmissionCount> {
      const counted = (state: SubmissionState) =>
        submissions.countOfSender(organisationId, state, MAX_COUNTED);
      return { draft: await counted('draft'), returned: await counted('returned') };
    },

    /** What waits in the inbox to be reviewed. What belongs to a case the organisation has left does not count. */
    async countInbox({ organisationId, organisationKind }: Principal): Promise<InboxCount> {
      const kind = kindReviewedBy(organisationKind);
      async function counted(state: SubmissionState): Promise<number> {
        const waiting = { state, kind };
        const byCase = await submissions.countOfRecipient(organisationId, waiting, MAX_COUNTED);
        const shown = await Promise.all(
          Array.from(byCase, async ([caseId, count]) =>
            (await stillTakesPart(organisationId, caseId)) ? count : 0,
          ),
        );
        return shown.reduce((sum, count) => sum + count, 0);
      }
      return {
        submitted: await counted('submitted'),
        underReview: await counted('under-review'),
      };
    },

    async writeRecord(
      principal: Principal,
      id: string,
      expectedVersion: number,
      content: SealedContent,
    ): Promise<Submission> {
      const { submission } = await access.getToChange(principal, id, 'sender', expectedVersion);
      if (!writableStates.includes(submission.state)) throw new AppError('TRANSITION_NOT_ALLOWED');
      return access.change(submission, {
        record: await gate.checkContent(content, readersOf(submission)),
        recordWrittenBy: principal.accountId,
        // Nobody has consented to what is written now.
        ...(submission.recordShares && { recordShares: [] }),
      });
    },

    /** The slice for features that keep something of a submission: no question of who asks. */
    async findSubmission(id: string) {
      const summary = await submissions.findSummary(id);
      if (!summary) return undefined;
      const { version, state, caseId, sender, recipientOrganisationIds, markings, submittedAt } =
        summary;
      return {
        id,
        version,
        state,
        caseId,
        senderOrganisationId: sender.organisationId,
        recipientOrganisationIds,
        markings,
        submittedAt,
      };
    },
  };
}
export type SubmissionService = ReturnType<typeof createSubmissionService>;
