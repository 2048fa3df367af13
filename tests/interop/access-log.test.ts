import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inclusionProof, toBase64, type Hash } from '../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { fileRows } from '../support/log-damage.ts';
import {
  honest,
  rows,
  seenCheckpoint,
  tampered,
  vkeyOf,
  type Verdict,
} from '../support/log-tampering.ts';
import {
  aLog,
  consistencyOf,
  nodesOf,
  policyText,
  sampleEntries,
  someKeys,
  writeLog,
  type LogFiles,
} from '../support/sample-log.ts';
import {
  buildGoVerifier,
  findPythonVerifier,
  ourVerifier,
  type LogVerifier,
  type Trust,
} from './log-verifiers.ts';
import { describeWith } from './workshop.ts';

const keys = await someKeys(3);
let folder: string;
let trust: Required<Trust>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-interop-'));
  const put = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  trust = {
    vkey: await put('log.vkey', vkeyOf(keys)),
    policy: await put('policy', policyText(keys, 2)),
    checkpoint: await put('seen', await seenCheckpoint(keys)),
  };
});
afterAll(() => rm(folder, { recursive: true }));

async function verdictOf(verify: LogVerifier, files: LogFiles, known: Trust): Promise<Verdict> {
  const place = await mkdtemp(join(folder, 'export-'));
  await writeLog(place, files);
  const { verdict } = await verify(place, known);
  await rm(place, { recursive: true });
  return verdict;
}

/** Numbers that look random and come again from the same seed. */
function createChance(seed: string) {
  let count = 0;
  return (below: number): number => {
    const digest = createHash('sha256')
      .update(`${seed} ${(count += 1)}`)
      .digest();
    return digest.readUIntBE(0, 6) % below;
  };
}

const proofLine = (kind: string, hashes: readonly Hash[]) =>
  [kind, ...hashes.map((hash) => toBase64(hash))].join(' ');
const seeds = Array.from({ length: 3 }, () => randomBytes(4).toString('hex'));
const CORRUPTIONS = 12;

/** Every bit of an export but the spare ones at the end of a signature's base64, which some readers pass over. */
function oneBitOff(files: LogFiles, chance: ReturnType<typeof createChance>): LogFiles {
  const names = [...files.keys()];
  const name = names[chance(names.length)] ?? '';
  const bytes = Uint8Array.from(files.get(name) ?? []);
  const spare = name === 'checkpoint' ? '=\n'.length + 1 : 0;
  const offset = chance(bytes.length - spare);
  bytes[offset] = (bytes[offset] ?? 0) ^ (1 << chance(8));
  return new Map([...files, [name, bytes]]);
}

function describeAgreement(verifiers: () => Record<string, LogVerifier>): void {
  it.each(seeds)('on root, proofs and each altered bit of a random log (seed %s)', async (seed) => {
    const chance = createChance(seed);
    const entries = sampleEntries(1 + chance(1_500), seed);
    const [index, oldSize] = [chance(entries.length), 1 + chance(entries.length)];
    const files = await aLog(entries, { keys });
    const place = await mkdtemp(join(folder, 'export-'));
    await writeLog(place, files);
    const proofs = [
      proofLine('inclusion', await inclusionProof(hasher, index, entries.length, nodesOf(entries))),
      proofLine('consistency', await consistencyOf(entries, oldSize)),
    ];
    const { said: ours } = await ourVerifier(place, trustAlone());

    for (const [name, verify] of Object.entries(verifiers())) {
      const asked =
        name === 'go'
          ? ['inclusion', String(index), 'consistency', String(oldSize)]
          : ['--inclusion', String(index), '--consistency', String(oldSize)];
      const { verdict, said } = await verify(place, trustAlone(), ...asked);
      expect(verdict).toBe('accepted');
      expect(said).toContain(ours.replace('Root: ', ''));
      expect(said.trimEnd().split('\n').slice(-2)).toEqual(proofs);
    }
    for (let round = 0; round < CORRUPTIONS; round += 1) {
      const corrupted = oneBitOff(files, chance);
      for (const verify of [ourVerifier, ...Object.values(verifiers())]) {
        expect(await verdictOf(verify, corrupted, trustAlone())).not.toBe('accepted');
      }
    }
  });
}

const trustAlone = (): Trust => ({ vkey: trust.vkey });

describeWith('go', (root) => {
  let goVerifier: LogVerifier;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    ({ verify: goVerifier, remove } = await buildGoVerifier(root));
  });
  afterAll(() => remove());

  describe('agrees with us', () => {
    describeAgreement(() => ({ go: goVerifier }));
  });

  it.each(rows)('judges of its own accord: $what', async ({ entries, go }) => {
    const logs = await tampered(keys, entries);

    expect(await verdictOf(goVerifier, logs.database, trustAlone())).toBe(go);
    // Whoever has the log's key can make another tree; only memory and witnesses tell.
    expect(await verdictOf(goVerifier, logs.key, trustAlone())).toBe('accepted');
  });

  it.each(fileRows)('judges of its own accord: $what', async ({ change, go }) => {
    const files = await aLog(honest, { keys });
    change(files);

    expect(await verdictOf(goVerifier, files, trustAlone())).toBe(go);
  });
});

describeWith('python3', () => {
  let pythonVerifier: LogVerifier;
  beforeAll(() => {
    pythonVerifier = findPythonVerifier();
  });

  describe('agrees with us', () => {
    describeAgreement(() => ({ python: pythonVerifier }));
  });

  it.each(rows)('gives the same code: $what', async ({ entries, database, key, seen }) => {
    const logs = await tampered(keys, entries);
    const { vkey, policy, checkpoint } = trust;

    expect(
      await Promise.all([
        verdictOf(pythonVerifier, logs.database, { vkey }),
        verdictOf(pythonVerifier, logs.key, { vkey }),
        verdictOf(pythonVerifier, logs.oneWitness, { vkey, checkpoint }),
        verdictOf(pythonVerifier, logs.oneWitness, { vkey, policy }),
      ]),
    ).toEqual([database, key, seen, 'E_QUORUM']);
  });

  it.each(fileRows)('gives the same code: $what', async ({ change, verdict }) => {
    const files = await aLog(honest, { keys, cosigners: 2 });
    change(files);

    expect(await verdictOf(pythonVerifier, files, trust)).toBe(verdict);
    expect(await verdictOf(ourVerifier, files, trust)).toBe(verdict);
  });

  it('accepts an honest log that two witnesses have cosigned', async () => {
    const files = await aLog(honest, { keys, cosigners: 2 });

    expect(await verdictOf(pythonVerifier, files, trust)).toBe('accepted');
  });
});
