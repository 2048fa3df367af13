import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  formatProof,
  generateSigningKey,
  inclusionProof,
  nodesOfTiles,
  parseProof,
  policyOfLog,
  toBase64,
  toHex,
  verifyProof,
  type Policy,
} from '../../../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../../../server/platform/tree-hasher.ts';
import { ORIGIN, aCheckpoint, hashTile, writerEntries } from '../../../support/log-directory.ts';
import { refusal, refusalOf } from './refusal.ts';

const HASH = toBase64(Buffer.alloc(32, 1));
const CHECKPOINT = 'example.com/fancylog\n109482\n...\n\n— example.com/fancylog ...\n';
const form = (lines: string[]) => `${lines.join('\n')}\n\n${CHECKPOINT}`;
const HEADER = 'c2sp.org/tlog-proof@v1';

describe('the form of a proof', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    ['another header', form(['c2sp.org/tlog-proof@v2', 'index 1'])],
    ['no header', form(['index 1'])],
    ['a space behind the header', form([`${HEADER} `, 'index 1'])],
    ['a line before the header', form(['', HEADER, 'index 1'])],
    ['no index', form([HEADER])],
    ['a hash for the index', form([HEADER, HASH])],
    ['an index without a number', form([HEADER, 'index '])],
    ['an index in capitals', form([HEADER, 'Index 1'])],
    ['a leading zero', form([HEADER, 'index 01'])],
    ['a negative index', form([HEADER, 'index -1'])],
    ['two spaces', form([HEADER, 'index  1'])],
    ['a space behind the index', form([HEADER, 'index 1 '])],
    ['an index beyond what a number can hold', form([HEADER, 'index 9007199254740992'])],
    ['two indexes', form([HEADER, 'index 1', 'index 1'])],
    ['extra data behind the index', form([HEADER, 'index 1', 'extra AAAA'])],
    ['extra data twice', form([HEADER, 'extra AAAA', 'extra AAAA', 'index 1'])],
    ['extra data that is none', form([HEADER, 'extra ', 'index 1'])],
    ['extra data that is not base64', form([HEADER, 'extra A', 'index 1'])],
    ['extra data without a space', form([HEADER, 'extraAAAA', 'index 1'])],
    ['a hash cut short', form([HEADER, 'index 1', HASH.slice(4)])],
    ['a longer hash', form([HEADER, 'index 1', `AAAA${HASH}`])],
    ['a hash that is not base64', form([HEADER, 'index 1', `*${HASH.slice(1)}`])],
    ['a space behind a hash', form([HEADER, 'index 1', `${HASH} `])],
    ['carriage returns', form([`${HEADER}\r`, 'index 1\r'])],
    ['no checkpoint', `${HEADER}\nindex 1\n${HASH}\n`],
    ['neither checkpoint nor line feed', `${HEADER}\nindex 1`],
  ])('with %s is refused', (_name, text) => {
    expect(refusal(() => parseProof(text))).toBe('E_PROOF_FORMAT');
  });

  it('is read and written', () => {
    const text = form([
      HEADER,
      'extra c2VtcGVy',
      'index 73894',
      HASH,
      toBase64(Buffer.alloc(32, 2)),
    ]);

    const proof = parseProof(text);

    expect(proof).toMatchObject({ index: 73_894, checkpoint: CHECKPOINT });
    expect(Buffer.from(proof.extra ?? []).toString()).toBe('semper');
    expect(proof.hashes.map(toHex)).toEqual(['01'.repeat(32), '02'.repeat(32)]);
    expect(formatProof(proof)).toBe(text);
  });

  it('needs neither extra data nor hashes', () => {
    const text = form([HEADER, 'index 0']);

    const proof = parseProof(text);

    expect(proof).toEqual({ index: 0, hashes: [], checkpoint: CHECKPOINT });
    expect(formatProof(proof)).toBe(text);
  });

  it('is the only text of its proof', () => {
    const text = form([HEADER, 'extra c2VtcGVy', 'index 7', HASH]);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 2 }), (at, inserted) => {
        const changed = text.slice(0, at) + inserted + text.slice(at + 1);
        try {
          expect(formatProof(parseProof(changed))).toBe(changed);
        } catch {
          expect(refusal(() => parseProof(changed))).toBe('E_PROOF_FORMAT');
        }
      }),
    );
  });
});

describe('verifying a proof', () => {
  const SIZE = 300;
  const entries = writerEntries(SIZE);
  const entryAt = (index: number) => entries[index] ?? Buffer.of();
  let policy: Policy, checkpoint: string;
  const nodeAt = nodesOfTiles(hasher, SIZE, (tile) => Promise.resolve(hashTile(entries, tile)));

  beforeAll(async () => {
    const { skey, vkey } = await generateSigningKey(ORIGIN, 'ed25519');
    policy = policyOfLog(vkey);
    checkpoint = await aCheckpoint(entries, skey);
  });

  async function proofOf(index: number): Promise<string> {
    const hashes = await inclusionProof(hasher, index, SIZE, nodeAt);
    return formatProof({ index, hashes, checkpoint });
  }

  it('refuses a proof of no form, and a checkpoint that does not count', async () => {
    const proof = await proofOf(1);
    const { vkey } = await generateSigningKey('another.example', 'ed25519');

    const verified = verifyProof(hasher, 'proof', entryAt(1), policy);
    expect((await refusalOf(verified)).code).toBe('E_PROOF_FORMAT');
    const mistrusted = verifyProof(hasher, proof, entryAt(1), policyOfLog(vkey));
    expect((await refusalOf(mistrusted)).code).toBe('E_ORIGIN');
    const stale = verifyProof(hasher, proof, entryAt(1), policy, { now: 0, maxAge: 1 });
    expect((await refusalOf(stale)).code).toBe('E_STALE');
  });

  it('refuses another entry, another index and another proof', async () => {
    const proof = await proofOf(20);
    const forgeries: [string, Uint8Array][] = [
      [proof, entryAt(21)],
      [proof, Buffer.concat([entryAt(20), Buffer.of(0)])],
      [await proofOf(21), entryAt(20)],
      [proof.replace('index 20', 'index 22'), entryAt(20)],
      [proof.replace('index 20', 'index 300'), entryAt(20)],
      [proof.replace(/index 20\n.*\n/, 'index 20\n'), entryAt(20)],
    ];

    for (const [text, entry] of forgeries)
      expect((await refusalOf(verifyProof(hasher, text, entry, policy))).code).toBe('E_PROOF');
  });

  it('refuses every changed bit of the entry', async () => {
    const [proof, entry] = [await proofOf(7), entryAt(7)];
    await fc.assert(
      fc.asyncProperty(fc.nat(8 * entry.length - 1), async (bit) => {
        const changed = Uint8Array.from(entry);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));

        expect((await refusalOf(verifyProof(hasher, proof, changed, policy))).code).toBe('E_PROOF');
      }),
    );
  });

  it('says where the entry stands, under which checkpoint', async () => {
    for (const index of [0, 1, 255, 256, 299]) {
      const proof = await proofOf(index);

      const verified = await verifyProof(hasher, proof, entryAt(index), policy);

      expect(verified.index).toBe(index);
      expect(verified.checkpoint).toMatchObject({ origin: ORIGIN, size: SIZE, note: checkpoint });
    }
  });
});
