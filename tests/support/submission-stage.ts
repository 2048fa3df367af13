import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { LogEvidence } from '../../core/contracts/log-evidence.ts';
import type { ReceiptStatement } from '../../core/contracts/receipts.ts';
import type { SealedContent } from '../../core/contracts/sealed-content.ts';
import {
  createDecisionStatement,
  type DecisionOutcome,
  type SignedDecision,
} from '../../core/contracts/submissions.ts';
import type { OrganisationKind, Role } from '../../core/contracts/vocabulary.ts';
import {
  inspectPublicKey,
  sealContent,
  signText,
  type OrganisationKey,
} from '../../core/sealing/index.ts';
import {
  caseSqliteMigrations,
  createSqliteCaseRepository,
  type Case,
} from '../../server/features/cases/index.ts';
import {
  createGate,
  createShareGate,
  type StoredContent,
} from '../../server/features/gate/index.ts';
import {
  createReadMarks,
  createSqliteReadMarkRepository,
  readMarkSqliteMigrations,
} from '../../server/features/read-marks/index.ts';
import {
  createReceipts,
  createSqliteReceiptRepository,
  receiptSqliteMigrations,
} from '../../server/features/receipts/index.ts';
import {
  createSqliteRemarkRepository,
  createSqliteSubmissionRepository,
  createSubmissions,
  remarkSqliteMigrations,
  submissionSqliteMigrations,
  type AnsweredRequest,
  type Submission,
} from '../../server/features/submissions/index.ts';
import { migrateSqlite } from '../../server/platform/database/migrations.ts';
import { openSqlite } from '../../server/platform/database/sqlite.ts';
import { createLogger } from '../../server/platform/logger.ts';
import type { Happening } from '../../server/platform/notify.ts';
import type { Principal } from '../../server/platform/principal.ts';
import { aCase, aSubmission, storedContent } from './builders.ts';
import { aKey, utf8 } from './sealing.ts';

type Organisation = {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly state: 'active';
  key: OrganisationKey;
};

/**
 * A case with a sending State, a receiving organ and a receiving State, a State and an organ that only take part,
 * and a State that does not; the feature `submissions` on an embedded database, with real keys.
 */
export async function createSubmissionStage() {
  const sqlite = openSqlite(':memory:');
  await migrateSqlite(
    sqlite,
    [
      ...caseSqliteMigrations,
      ...submissionSqliteMigrations,
      ...remarkSqliteMigrations,
      ...readMarkSqliteMigrations,
      ...receiptSqliteMigrations,
    ],
    createLogger('silent'),
  );
  const cases = createSqliteCaseRepository(sqlite);
  const repository = createSqliteSubmissionRepository(sqlite);

  const organisation = async (kind: OrganisationKind): Promise<Organisation> => ({
    id: uuid(),
    kind,
    state: 'active',
    key: await aKey(),
  });
  const organisations = {
    sender: await organisation('state'),
    organ: await organisation('court-organ'),
    receivingState: await organisation('state'),
    otherState: await organisation('state'),
    otherOrgan: await organisation('court-organ'),
    outsider: await organisation('state'),
  };
  const byId = new Map(Object.values(organisations).map((each) => [each.id, each]));
  const memberKeys = new Map<string, OrganisationKey>();

  async function person(role: Role, { id, kind }: Organisation): Promise<Principal> {
    const accountId = uuid();
    memberKeys.set(accountId, await aKey());
    return { accountId, organisationId: id, organisationKind: kind, role };
  }
  const people = {
    expert: await person('expert', organisations.sender),
    focalPoint: await person('national-focal-point', organisations.sender),
    reviewer: await person('court-focal-point', organisations.organ),
    secondReviewer: await person('court-focal-point', organisations.organ),
    receivingExpert: await person('expert', organisations.receivingState),
    receivingFocalPoint: await person('national-focal-point', organisations.receivingState),
    otherExpert: await person('expert', organisations.otherState),
    otherReviewer: await person('court-focal-point', organisations.otherOrgan),
    outsider: await person('expert', organisations.outsider),
    auditor: await person('auditor', organisations.organ),
    administrator: await person('administrator', organisations.organ),
  };

  const { sender, organ, receivingState, otherState, otherOrgan } = organisations;
  const courtCase: Case = aCase({
    ownerOrganisationId: organ.id,
    participantOrganisationIds: [sender.id, receivingState.id, otherState.id, otherOrgan.id],
  });
  await cases.insert(courtCase);

  const clock = { now: new Date() };
  const files = {
    readiness: 'none' as 'none' | 'ready' | 'unfinished',
    list: [] as { fileId: string; sha256: string }[],
    received: [] as ReceiptStatement['files'],
  };
  const requests = new Map<string, AnsweredRequest>();
  const told: Happening[] = [];
  const evidence = { found: undefined as LogEvidence | undefined };
  const gate = createGate({
    keys: { currentOrganisationKey: (id) => factsOf(byId.get(id)?.key) },
  });
  const keys = { memberKey: (accountId: string) => factsOf(memberKeys.get(accountId)) };
  const features = createSubmissions({
    submissions: repository,
    remarks: createSqliteRemarkRepository(sqlite),
    receipts: createReceipts({
      receipts: createSqliteReceiptRepository(sqlite),
      files: { sealedFilesOf: () => Promise.resolve(files.received) },
      evidence: { findEvidence: () => Promise.resolve(evidence.found) },
    }),
    cases: { findCase: (id) => cases.findById(id) },
    requests: { findRequest: (id) => Promise.resolve(requests.get(id)) },
    organisations: { findOrganisation: (id) => Promise.resolve(byId.get(id)) },
    gate,
    shareGate: createShareGate({
      gate,
      keys,
      consents: { isGranted: () => Promise.resolve(false) },
    }),
    keys,
    files: {
      filesReady: () => Promise.resolve(files.readiness),
      filesOf: () => Promise.resolve(files.list),
    },
    readMarks: createReadMarks({
      readMarks: createSqliteReadMarkRepository(sqlite),
      clock: () => clock.now,
    }),
    notify: (happening) => {
      told.push(happening);
      return Promise.resolve();
    },
    clock: () => clock.now,
  });

  const readers = [sender, organ, receivingState];

  /** Sealed to the sender's organisation and both recipients, unless others are named. */
  async function sealed(
    text: string,
    to: readonly Organisation[] = readers,
  ): Promise<SealedContent> {
    const { body, keyPackets } = await sealContent({
      plaintext: utf8(text),
      recipients: to.map(({ key }) => key),
      signingKey: sender.key.key,
      format: 'default',
    });
    return {
      body: Buffer.from(body).toString('base64'),
      keyPackets: keyPackets.map(({ keyPacket }, index) => ({
        organisationId: to[index]?.id ?? '',
        keyPacket: Buffer.from(keyPacket).toString('base64'),
      })),
    };
  }

  /** A submission in the store, from the sending State to both recipients, with a record. */
  async function stored(more: Partial<Submission> = {}): Promise<Submission> {
    const submission = aSubmission({
      caseId: courtCase.id,
      version: 3,
      sender: { organisationId: sender.id, accountId: people.expert.accountId },
      recipientOrganisationIds: [organ.id, receivingState.id],
      record: storedContent(readers.map(({ id }) => id)),
      recordWrittenBy: people.expert.accountId,
      ...more,
    });
    await repository.insert(submission);
    return submission;
  }

  function keyOf({ accountId }: Principal): OrganisationKey {
    const key = memberKeys.get(accountId);
    if (!key) throw new Error('no such person');
    return key;
  }

  /** What a reviewer's browser signs, with whatever a test wants to be wrong about it. */
  async function signed(
    reviewer: Principal,
    submission: Submission,
    outcome: DecisionOutcome,
    wrong: Partial<Parameters<typeof createDecisionStatement>[0]> = {},
  ): Promise<SignedDecision> {
    const { key, fingerprint } = keyOf(reviewer);
    const statement = createDecisionStatement({
      submissionId: submission.id,
      version: submission.version,
      outcome,
      record: sha256OfBody(submission.record),
      files: files.list,
      fingerprint,
      at: clock.now,
      ...wrong,
    });
    return { statement, armoredSignature: await signText({ text: statement, signingKey: key }) };
  }

  return {
    ...features,
    repository,
    cases,
    courtCase,
    organisations,
    people,
    files,
    requests,
    told,
    evidence,
    clock,
    memberKeys,
    keyOf,
    sealed,
    stored,
    signed,
    countReceipts: () => sqlite.prepare('SELECT count(*) AS count FROM receipts').get()?.['count'],
    close: () => {
      sqlite.close();
    },
  };
}
export type SubmissionStage = Awaited<ReturnType<typeof createSubmissionStage>>;

async function factsOf(key: OrganisationKey | undefined) {
  return key && inspectPublicKey({ armoredPublicKey: key.armoredPublicKey, at: new Date() });
}

export function sha256OfBody(content: StoredContent | undefined): string {
  const body = Buffer.from(content?.body ?? '', 'base64');
  return createHash('sha256').update(body).digest('hex');
}

/** The code of the problem that a promise was refused with; anything else fails the test. */
export async function problemOf(promise: Promise<unknown>): Promise<string> {
  const [result] = await Promise.allSettled([promise]);
  if (result.status === 'fulfilled') return 'accepted';
  const { name, code } = result.reason as { name?: string; code?: string };
  if (name !== 'AppError' || code === undefined) throw result.reason;
  return code;
}
