import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import {
  TransparencyError,
  bytesEqual,
  fromBase64,
  rootFromInclusion,
  toHex,
  verifyConsistency,
  type Hash,
  type LeafHash,
} from '../../../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../../../server/platform/tree-hasher.ts';
import { refusal } from './refusal.ts';

/** Vectors of transparency-dev/merkle. CI must not pass because they were not there. */
const vectors = new URL('../../../../../shared/vectors/merkle/', import.meta.url);
const published = existsSync(vectors) || process.env['CI'] === 'true' ? describe : describe.skip;

type Case = { readonly desc: string; readonly wantErr: boolean; readonly proof: string[] | null };
type Inclusion = Case & { leafIdx: number; treeSize: number; root: string; leafHash: string };
type Consistency = Case & { size1: number; size2: number; root1: string; root2: string };

function casesOf<Known extends Case>(kind: string): Known[] {
  if (!existsSync(vectors) && process.env['CI'] !== 'true') return [];
  const folder = new URL(`${kind}/`, vectors);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => JSON.parse(readFileSync(new URL(encodeURI(path), folder), 'utf8')) as Known);
}

const decode = (text: string): Hash => fromBase64(text) ?? Buffer.from(text);
const decodeAll = (proof: string[] | null): Hash[] => (proof ?? []).map(decode);

published('the published inclusion proofs', () => {
  const cases = casesOf<Inclusion>('inclusion');
  const rootOf = ({ leafIdx: index, treeSize: size, leafHash, proof }: Inclusion) =>
    rootFromInclusion(hasher, {
      leaf: decode(leafHash) as LeafHash,
      index,
      size,
      proof: decodeAll(proof),
    });

  it('are all there', () => {
    expect(cases.filter(({ wantErr }) => wantErr)).toHaveLength(92);
    expect(cases.filter(({ wantErr }) => !wantErr)).toHaveLength(6);
  });

  it.each(cases.filter(({ wantErr }) => wantErr))(
    'refuses entry $leafIdx of $treeSize: $desc',
    (forgery) => {
      const leadsThere = () => {
        if (!bytesEqual(rootOf(forgery), decode(forgery.root)))
          throw new TransparencyError('E_ROOT');
      };

      expect(['E_PROOF', 'E_ROOT']).toContain(refusal(leadsThere));
    },
  );

  it.each(cases.filter(({ wantErr }) => !wantErr))(
    'accepts entry $leafIdx of $treeSize: $desc',
    (honest) => {
      expect(toHex(rootOf(honest))).toBe(toHex(decode(honest.root)));
    },
  );
});

published('the published consistency proofs', () => {
  const cases = casesOf<Consistency>('consistency');
  const verify = ({ size1, size2, root1, root2, proof }: Consistency) => {
    verifyConsistency(hasher, {
      from: size1,
      fromRoot: decode(root1),
      to: size2,
      toRoot: decode(root2),
      proof: decodeAll(proof),
    });
  };

  it('are all there', () => {
    expect(cases.filter(({ wantErr }) => wantErr)).toHaveLength(92);
    expect(cases.filter(({ wantErr }) => !wantErr)).toHaveLength(6);
  });

  it.each(cases.filter(({ wantErr }) => wantErr))('refuses $size1 to $size2: $desc', (forgery) => {
    expect(
      refusal(() => {
        verify(forgery);
      }),
    ).toBe('E_PROOF');
  });

  it.each(cases.filter(({ wantErr }) => !wantErr))('accepts $size1 to $size2: $desc', (honest) => {
    expect(() => {
      verify(honest);
    }).not.toThrow();
  });
});
