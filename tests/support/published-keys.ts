import { createHash, randomUUID } from 'node:crypto';
import type { LogEvidence } from '../../core/contracts/log-evidence.ts';
import { createEvidenceLog, createLogKey, entryBytes } from './evidence-log.ts';

type PublishedKey = { readonly organisationId: string; readonly armoredPublicKey: string };

/** The entry that says that an organisation published that key; `facts` stand in the place of what it would say. */
export function publicationBytes(
  { organisationId, armoredPublicKey }: PublishedKey,
  facts: Parameters<typeof entryBytes>[0] = {},
): Uint8Array {
  const digest = createHash('sha256').update(armoredPublicKey, 'utf8').digest('hex');
  return entryBytes({
    action: 'organisation-key.publish',
    phase: 'result',
    ref: randomUUID(),
    object: { type: 'key', id: randomUUID(), org: organisationId, digest },
    ...facts,
  });
}

/** Evidence of the publication of one of these keys, in a log that holds nothing else. */
export async function publicationsOf(
  organisationId: string,
  keys: Readonly<Record<string, string | undefined>>,
): Promise<LogEvidence> {
  const armoredPublicKey = keys[organisationId] ?? '';
  const entry = publicationBytes({ organisationId, armoredPublicKey });
  const log = await createEvidenceLog([entry], await createLogKey());
  return log.evidence(0);
}
