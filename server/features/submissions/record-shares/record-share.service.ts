import type { ShareRecordRequest } from '../../../../core/contracts/submissions.ts';
import type { Clock } from '../../../platform/clock.ts';
import { toPage, type Page } from '../../../platform/database/page.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import {
  mayTakeBack,
  requireNewRecipient,
  withoutOrganisation,
  type ShareGate,
  type StoredContent,
  type StoredShare,
} from '../../gate/index.ts';
import { asShared } from '../present.ts';
import type { CaseFinder, SubmissionAccess } from '../submission.access.ts';
import { holdsSharedRecord } from '../submission.policy.ts';
import type { Submission, SubmissionRepository } from '../submission.ts';

type Dependencies = {
  readonly submissions: Pick<SubmissionRepository, 'listSharedWith'>;
  readonly access: SubmissionAccess;
  readonly cases: CaseFinder;
  readonly shareGate: ShareGate;
  readonly clock: Clock;
};

/** Shares the record of a submission as files are shared: a key packet comes or goes, the body stays. */
export function createRecordShareService(dependencies: Dependencies) {
  const { submissions, access, cases, shareGate, clock } = dependencies;

  return {
    /** A record that the principal's organisation may open, as consents ask about it. */
    async held(principal: Principal, submissionId: string) {
      const { submission } = await access.getReadable(principal, submissionId);
      if (!submission.record) throw notFound();
      return {
        caseId: submission.caseId,
        submissionId,
        folderType: 'submission' as const,
        providerOrganisationId: submission.sender.organisationId,
        holderOrganisationIds: submission.record.keyPackets.map((packet) => packet.organisationId),
      };
    },

    /** What was shared with the own organisation. A page may be shorter than its limit, as in the inbox. */
    async list(principal: Principal, page: Page) {
      const rows = await submissions.listSharedWith(page, principal.organisationId);
      const { items, ...next } = toPage(rows, page.limit);
      const shown = await Promise.all(
        items.map(async (item) => {
          const courtCase = await cases.findCase(item.caseId);
          return courtCase !== undefined && holdsSharedRecord(principal, item, courtCase);
        }),
      );
      return { items: items.filter((_, index) => shown[index]), ...next };
    },

    async share(
      principal: Principal,
      submissionId: string,
      expectedVersion: number,
      request: ShareRecordRequest,
    ): Promise<Submission> {
      const { organisationId, statement, armoredSignature } = request;
      const { submission, courtCase } = await access.getReadable(principal, submissionId);
      if (submission.sender.organisationId !== principal.organisationId) {
        const object = { type: 'record', id: submissionId } as const;
        await shareGate.requireConsent(principal, object, organisationId, submission.markings);
      }
      requireVersion(submission, expectedVersion);
      const record = sharableRecord(submission);
      requireNewRecipient(courtCase, record.keyPackets, organisationId);
      const packet = await shareGate.matchOne(record.keyPackets, organisationId, request.keyPacket);
      await shareGate.requireSigned(principal, { submissionId }, packet, request);
      const share: StoredShare = {
        organisationId,
        byOrganisationId: principal.organisationId,
        fingerprint: packet.fingerprint,
        accountId: principal.accountId,
        statement,
        armoredSignature,
        at: clock().toISOString(),
      };
      return access.change(submission, {
        record: { ...record, keyPackets: [...record.keyPackets, packet] },
        recordShares: [...(submission.recordShares ?? []), share],
      });
    },

    /** Ends a share; what was seen stays seen. Sender and recipients hold the record by other right. */
    async takeBack(
      principal: Principal,
      submissionId: string,
      organisationId: string,
      expectedVersion: number,
    ): Promise<Submission> {
      const { submission } = await access.getReadable(principal, submissionId);
      const { record, recordShares = [] } = submission;
      if (!record || !mayTakeBack(principal.organisationId, asShared(submission), organisationId)) {
        throw notFound();
      }
      requireVersion(submission, expectedVersion);
      const keyPackets = withoutOrganisation(record.keyPackets, organisationId);
      return access.change(submission, {
        record: { ...record, keyPackets },
        recordShares: withoutOrganisation(recordShares, organisationId),
      });
    },
  };
}
export type RecordShareService = ReturnType<typeof createRecordShareService>;

function requireVersion({ version }: Submission, expectedVersion: number): void {
  if (version !== expectedVersion) throw new AppError('VERSION_CONFLICT');
}

/** What others have seen, and what still stands. @throws AppError `TRANSITION_NOT_ALLOWED` */
function sharableRecord({ record, submittedAt, state }: Submission): StoredContent {
  if (!record || submittedAt === undefined || state === 'withdrawn') {
    throw new AppError('TRANSITION_NOT_ALLOWED');
  }
  return record;
}
