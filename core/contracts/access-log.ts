import { z } from 'zod';
import { Id } from './identifiers.ts';

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
  'invitation.create',
  'invitation.approve',
  'invitation.accept',
  'invitation.list',
  'invitation.revoke',
  'member.list',
  'member.suspend',
  'member.reinstate',
  'member.remove',
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
  'member-key.publish',
  'member-key.read',
  'member-key.read-backup',
  'organisation-key.publish',
  'organisation-key.list',
  'key-grant.create',
  'key-grant.list',
  'submission.create',
  'submission.list',
  'submission.read',
  'submission.write-record',
  'submission.submit',
  'submission.take-up',
  'submission.remark',
  'submission.return',
  'submission.accept',
  'submission.withdraw',
  'inbox.list',
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
  'access-log.search',
  'access-log.read',
  'log.boot',
  'log.stop',
  'log.heartbeat',
  'log.close-intent',
]);
export type AccessAction = z.infer<typeof AccessAction>;

export const AccessObjectType = z.enum([
  'account',
  'access-record',
  'case',
  'file',
  'invitation',
  'key',
  'organisation',
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
