import { randomBytes, randomUUID } from 'node:crypto';
import type { AccessEntry } from '../../core/contracts/access-log.ts';
import type { LogEvidence } from '../../core/contracts/log-evidence.ts';
import {
  canonicalBytes,
  consistencyProof,
  createTreeHasher,
  formatCheckpoint,
  formatProof,
  generateSigningKey,
  inclusionProof,
  parseSigner,
  rootAt,
  sha256,
  signNote,
  toBase64,
  type CanonicalObject,
  type NodeAt,
} from '../../core/transparency/index.ts';

const origin = 'portal.example.org/access-log';
const hasher = createTreeHasher(sha256);

/** The bytes of an entry; `facts` stand in the place of what a sign-out would say. */
export function entryBytes(facts: Partial<AccessEntry> = {}): Uint8Array {
  const entry = {
    action: 'session.sign-out',
    actor: { type: 'system' },
    id: randomUUID(),
    nonce: randomBytes(16).toString('base64url'),
    outcome: 'success',
    phase: 'single',
    src: { app: 'asset-recovery-portal', inst: randomUUID(), ver: '0.1.0' },
    time: '2026-11-22T09:00:00.000Z',
    v: 1,
    w: { boot: randomBytes(16).toString('base64url'), n: 0 },
    ...facts,
  };
  return canonicalBytes(entry as CanonicalObject);
}

export async function createLogKey() {
  return generateSigningKey(origin, 'ed25519');
}

/** A signed log of these entries, held in memory: what a portal would answer for each of them. */
export async function createEvidenceLog(
  entries: readonly Uint8Array[],
  { skey, vkey }: Awaited<ReturnType<typeof createLogKey>>,
) {
  const nodeAt: NodeAt = async (level, index) =>
    level === 0
      ? hasher.leaf(entries[index] ?? new Uint8Array())
      : hasher.node(await nodeAt(level - 1, 2 * index), await nodeAt(level - 1, 2 * index + 1));
  const root = await rootAt(hasher, entries.length, nodeAt);
  const text = formatCheckpoint({ origin, size: entries.length, root });
  const checkpoint = `${text}\n${await signNote(text, await parseSigner(skey, 'ed25519'))}`;

  async function evidence(index: number): Promise<LogEvidence & { readonly proof: string }> {
    const hashes = await inclusionProof(hasher, index, entries.length, nodeAt);
    const proof = formatProof({ index, hashes, checkpoint });
    return { index, entry: toBase64(entries[index] ?? new Uint8Array()), proof, vkey };
  }

  return {
    vkey,
    size: entries.length,
    checkpoint,
    evidence,
    /** As the portal answers it: a hash in each line. */
    consistency: async (from: number): Promise<string> =>
      (await consistencyProof(hasher, from, entries.length, nodeAt))
        .map((hash) => `${toBase64(hash)}\n`)
        .join(''),
  };
}
export type EvidenceLog = Awaited<ReturnType<typeof createEvidenceLog>>;
