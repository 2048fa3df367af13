import { z } from 'zod';
import { Base64, Id, Instant, Sha256Hex } from './identifiers.ts';
import { ProblemCode } from './problem.ts';
import { Role } from './vocabulary.ts';

/**
 * The closed list of acts that the access log knows. An endpoint names one of these or does not start.
 * Names are `object.act`; one, once released, is never changed nor reused.
 */
export const AccessAction = z.enum([
  'session.sign-in',
  'session.second-factor',
  'session.sign-out',
  'session.read',
  'session.list',
  'session.revoke',
  'password.change',
  'second-factor.renew',
  'second-factor.confirm',
  'invitation.create',
  'invitation.approve',
  'invitation.accept',
  'invitation.list',
  'invitation.revoke',
  'member.list',
  'member.suspend',
  'member.reinstate',
  'member.remove',
  'member.propose-role',
  'member.approve-role',
  'member.withdraw-role',
  'organisation.create',
  'organisation.list',
  'organisation.read',
  'organisation.suspend',
  'organisation.reinstate',
  'organisation.choose-compatibility',
  'case.create',
  'case.list',
  'case.read',
  'case.add-participant',
  'case.remove-participant',
  'case.close',
  'case.reopen',
  'member-key.publish',
  'member-key.read',
  'member-key.read-backup',
  'organisation-key.publish',
  'organisation-key.list',
  'organisation-key.read-publication',
  'key-grant.create',
  'key-grant.list',
  'submission.create',
  'submission.list',
  'submission.count',
  'submission.read',
  'submission.write-record',
  'submission.submit',
  'submission.take-up',
  'submission.remark',
  'submission.read-remarks',
  'submission.return',
  'submission.accept',
  'submission.withdraw',
  'submission.read-receipt',
  'inbox.list',
  'inbox.count',
  'file.begin',
  'file.put-part',
  'file.list-parts',
  'file.complete',
  'file.deposit',
  'file.sign',
  'file.discard',
  'file.list',
  'file.read',
  'file.open',
  'file.share',
  'file.unshare',
  'record.share',
  'record.unshare',
  'consent.ask',
  'consent.list',
  'consent.grant',
  'consent.refuse',
  'request.create',
  'request.list',
  'request.count',
  'request.read',
  'request.read-receipt',
  'request.change',
  'request.write-content',
  'request.sign-off',
  'request.confirm',
  'request.send',
  'request.acknowledge',
  'request.consult',
  'request.resume',
  'request.postpone',
  'request.refuse',
  'request.declare-impossible',
  'request.execute-in-part',
  'request.execute',
  'request.withdraw',
  'request.close',
  'request.answer',
  'request.read-statistics',
  'message.send',
  'message.list',
  'message.mark-read',
  'remark.mark-read',
  'notification.list',
  'notification.mark-read',
  'notification.read-choice',
  'notification.choose',
  'calendar.create',
  'calendar.revoke',
  'calendar.read',
  'state-profile.read',
  'state-profile.write',
  'access-log.search',
  'access-log.read',
  'access-log.count',
  'access-log.read-proof',
  'access-log.read-bundle',
  'access-log.read-anomalies',
  'access-log.read-openings',
  'access-log.export',
  'access-log.export-csv',
  'access-log.export-ocsf',
  'access-log.summarise',
  'log.boot',
  'log.stop',
  'log.heartbeat',
  'log.clock',
]);
export type AccessAction = z.infer<typeof AccessAction>;

export const AccessObjectType = z.enum([
  'account',
  'access-record',
  'case',
  'consent',
  'file',
  'invitation',
  'key',
  'organisation',
  'request',
  'session',
  'submission',
]);
export type AccessObjectType = z.infer<typeof AccessObjectType>;

/** `pending` goes with an intent; `unknown` closes an intent whose result was lost with its process. */
export const AccessOutcome = z.enum([
  'pending',
  'success',
  'denied',
  'failure',
  'error',
  'unknown',
]);
export type AccessOutcome = z.infer<typeof AccessOutcome>;

/** An act is written before it happens (`intent`) and after (`result`); what never began is one `single` entry. */
export const AccessPhase = z.enum(['intent', 'result', 'single']);

/** What an act was done to. `digest`: SHA-256 of the version disclosed or written. */
export const AccessObject = z.object({
  type: AccessObjectType,
  id: Id,
  organisationId: Id.optional(),
  version: z.int().optional(),
  digest: z.string().optional(),
});
export type AccessObject = z.infer<typeof AccessObject>;

const Base64Url128 = z.string().regex(/^[\w-]{22}$/);
const Base64Url256 = z.string().regex(/^[\w-]{43}$/);
const Count = z.int().min(0);

/** Why an act was allowed to happen, as a closed code; anything in words is sealed elsewhere. */
export const LegalBasis = z.enum([
  'rome-statute.art-87',
  'rome-statute.art-93',
  'rome-statute.art-96',
  'national-law',
]);

const Actor = z.strictObject({
  authn: z.enum(['none', 'pwd', 'pwd+totp', 'webauthn', 'mtls']).optional(),
  behalf: Id.optional(),
  id: Id.optional(),
  org: Id.optional(),
  role: Role.optional(),
  state: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  type: z.enum(['user', 'service', 'system', 'anonymous']),
});

/**
 * One entry of the access log, version 1: what the canonical bytes of a leaf hold. Identifiers are
 * opaque, no field takes free text, and an absent thing is an absent key. See docs/access-log.md.
 */
export const AccessEntry = z
  .strictObject({
    action: AccessAction,
    actor: Actor,
    basis: z.strictObject({ code: LegalBasis, ref: Id.optional() }).optional(),
    id: Id,
    nonce: Base64Url128,
    object: z
      .strictObject({
        digest: Sha256Hex.optional(),
        id: Id,
        org: Id.optional(),
        type: AccessObjectType,
        ver: Count.optional(),
      })
      .optional(),
    outcome: AccessOutcome,
    phase: AccessPhase,
    priv: Base64Url256.optional(),
    reason: ProblemCode.optional(),
    ref: Id.optional(),
    req: z
      .strictObject({
        method: z.string().regex(/^[A-Z-]{1,20}$/),
        rid: Id,
        route: z.string().regex(/^\/[\w/:.*{}-]{0,199}$/),
        sid: Base64Url128.optional(),
        status: z.int().min(100).max(599).optional(),
      })
      .optional(),
    src: z.strictObject({
      app: z.literal('asset-recovery-portal'),
      inst: Id,
      ver: z.string().regex(/^[\w.+-]{1,64}$/),
    }),
    time: Instant,
    v: z.literal(1),
    w: z.strictObject({ boot: Base64Url128, n: Count }),
  })
  .refine(({ phase, outcome }) => (phase === 'intent') === (outcome === 'pending'), {
    message: 'only an intent is pending',
  })
  .refine(({ phase, ref }) => (phase === 'result') === (ref !== undefined), {
    message: 'only a result refers to an intent',
  })
  .refine(({ actor }) => (actor.type === 'user') === (actor.id !== undefined), {
    message: 'only a user has an identifier',
  });
export type AccessEntry = z.infer<typeof AccessEntry>;

/** Position in the log as a path or query carries it: 0 for the first entry. */
export const EntryIndex = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,14})$/)
  .transform(Number);

export const AccessLogParams = z.strictObject({ index: EntryIndex });

/** What an auditor may narrow the log down by. Both ends of the time are included. */
export const accessLogFilters = {
  from: Instant.optional(),
  to: Instant.optional(),
  actor: Id.optional(),
  /** The actor's or the object's. */
  organisation: Id.optional(),
  action: AccessAction.optional(),
  object: Id.optional(),
  outcome: AccessOutcome.optional(),
} as const;

/**
 * One page, newest first: the entries next to `cursor`, an index already seen, on its older or its newer side. Without
 * a cursor, the newest or the oldest entries of all.
 */
export const AccessLogQuery = z.strictObject({
  ...accessLogFilters,
  cursor: EntryIndex.optional(),
  direction: z.enum(['older', 'newer']).default('older'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AccessLogQuery = z.infer<typeof AccessLogQuery>;

/** `bytes` is the record; `entry` is a reading of it for convenience. */
const RecordedEntry = z.object({ index: Count, entry: AccessEntry, bytes: Base64 });

/**
 * What accounts, organisations and cases are called at present, by identifier. It comes from their own records: it is
 * no part of an entry, and it goes when what it names is erased.
 */
export const Names = z.record(Id, z.string());
export type Names = z.infer<typeof Names>;

/** `nextCursor` leads on to older entries; `previousCursor`, with `direction=newer`, back to newer ones. */
export const AccessLogPage = z.object({
  items: z.array(RecordedEntry),
  names: Names,
  nextCursor: Count.optional(),
  previousCursor: Count.optional(),
});
export type AccessLogPage = z.infer<typeof AccessLogPage>;

/** Personal data beside an entry. Shown only while it matches the commitment in the entry. */
export const PrivateData = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('present'),
    ip: z.string().optional(),
    userAgent: z.string().optional(),
  }),
  z.object({ state: z.literal('mismatch') }),
  z.object({ state: z.literal('erased') }),
]);
export type PrivateData = z.infer<typeof PrivateData>;

/** `private` is absent where the entry commits to none. */
export const AccessLogRecord = RecordedEntry.extend({
  names: Names,
  private: PrivateData.optional(),
});
export type AccessLogRecord = z.infer<typeof AccessLogRecord>;
