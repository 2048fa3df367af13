import { z } from 'zod';
import { AccessLogParams, Names, type AccessAction } from './access-log.ts';
import { Id, Instant } from './identifiers.ts';
import { LogEvidence } from './log-evidence.ts';

/** What an organisation is shown of the log, by what it is about. */
export const shownActions = {
  /** Sealed content was given to somebody. */
  content: ['file.open', 'file.read', 'submission.read', 'submission.read-remarks'],
  /** A key that others seal to, or verify with, was published. */
  keys: ['organisation-key.publish', 'member-key.publish'],
} as const satisfies Readonly<Record<string, readonly AccessAction[]>>;

/** Acts on what the own organisation provides, newest first; pages as those of the whole log. */
export const OpeningsQuery = z.strictObject({
  about: z.enum(['content', 'keys']).default('content'),
  /** Whose acts: of other organisations, of the own members, or of everybody. */
  by: z.enum(['others', 'own', 'all']).default('others'),
  /** One of the acts on content alone. */
  action: z.enum(shownActions.content).optional(),
  object: Id.optional(),
  /** A submission and its files. */
  submission: Id.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  cursor: AccessLogParams.shape.index.optional(),
  direction: z.enum(['older', 'newer']).default('older'),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type OpeningsQuery = z.infer<typeof OpeningsQuery>;

const Cursor = z.int().min(0);

/**
 * Entries with their proofs. `names` are those of organisations and of own members: how people of other organisations
 * are called is their business.
 */
export const OpeningsPage = z.object({
  items: z.array(LogEvidence.omit({ vkey: true })),
  names: Names,
  vkey: LogEvidence.shape.vkey,
  nextCursor: Cursor.optional(),
  previousCursor: Cursor.optional(),
});
export type OpeningsPage = z.infer<typeof OpeningsPage>;
