import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencyProof,
  createTreeHasher,
  emptyFrontier,
  extendFrontier,
  frontierAt,
  frontierRoot,
  inclusionProof,
  rootAt,
  rootFromInclusion,
  sha256,
  toHex,
  verifyConsistency,
  type Hash,
  type LeafHash,
  type NodeAt,
} from '../../../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../../../server/platform/tree-hasher.ts';
import { treeHash } from '../../../support/log-directory.ts';
import { refusal, refusalOf } from './refusal.ts';

const LARGEST = 130;
const entries = Array.from({ length: LARGEST }, (_, index) =>
  Buffer.from(`entry ${String(index)}`),
);
const roots = Array.from({ length: LARGEST + 1 }, (_, size) => treeHash(entries.slice(0, size)));
const rootOf = (size: number): Hash => roots[size] ?? Buffer.of();
const leafOf = (index: number): LeafHash => hasher.leaf(entries[index] ?? Buffer.of());

const nodes = new Map<string, Hash>();
const nodeAt: NodeAt = (level, index) => {
  const key = `${String(level)}/${String(index)}`;
  const node =
    nodes.get(key) ?? treeHash(entries.slice(index * 2 ** level, (index + 1) * 2 ** level));
  nodes.set(key, node);
  return Promise.resolve(node);
};
const hex = (hashes: readonly Hash[]) => hashes.map(toHex);

describe('a tree', () => {
  it('has the published roots of the reference tree of Certificate Transparency', () => {
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
    const last = '606162636465666768696a6b6c6d6e6f';
    const hashes = [...leaves, last].map((entry) => hasher.leaf(Buffer.from(entry, 'hex')));

    const published = hashes.map((_, index) =>
      toHex(
        frontierRoot(hasher, extendFrontier(hasher, emptyFrontier, hashes.slice(0, index + 1))),
      ),
    );

    expect(toHex(hasher.emptyRoot)).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(published).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  it('keeps leaves and nodes apart, so that a node cannot pass for an entry', () => {
    const [left, right] = [leafOf(0), leafOf(1)];

    expect(hasher.leaf(Buffer.concat([left, right]))).not.toEqual(hasher.node(left, right));
  });

  it('is the same by any SHA-256, also for entries that outgrow a buffer', () => {
    const portable = createTreeHasher(sha256);
    const grown = [10, 5_000, 20, 12_000].map((length) => Buffer.alloc(length, 'x'));

    expect(grown.map((entry) => toHex(portable.leaf(entry)))).toEqual(
      grown.map((entry) => toHex(treeHash([entry]))),
    );
    expect(toHex(portable.node(leafOf(0), leafOf(1)))).toBe(
      toHex(hasher.node(leafOf(0), leafOf(1))),
    );
  });
});

describe('a frontier', () => {
  it('grows to the root of every size, one entry at a time and many at once', async () => {
    let growing = emptyFrontier;
    for (let size = 0; size <= LARGEST; size += 1) {
      const leaves = entries.slice(0, size).map((entry) => hasher.leaf(entry));
      const atOnce = extendFrontier(hasher, emptyFrontier, leaves);

      expect(toHex(frontierRoot(hasher, atOnce))).toBe(toHex(rootOf(size)));
      expect(growing.size).toBe(size);
      expect(hex(growing.hashes)).toEqual(hex(atOnce.hashes));
      expect(await frontierAt(size, nodeAt)).toEqual({
        size,
        hashes: atOnce.hashes.map((hash) => Buffer.from(hash)),
      });
      expect(toHex(await rootAt(hasher, size, nodeAt))).toBe(toHex(rootOf(size)));
      growing = extendFrontier(hasher, growing, [leafOf(size)]);
    }
  });

  it('stays as it is when another grows out of it', () => {
    const three = extendFrontier(hasher, emptyFrontier, [leafOf(0), leafOf(1), leafOf(2)]);
    const before = hex(three.hashes);

    extendFrontier(hasher, three, [leafOf(3)]);

    expect(hex(three.hashes)).toEqual(before);
    expect(emptyFrontier).toEqual({ size: 0, hashes: [] });
  });

  it('with too few hashes for its size is refused', () => {
    const broken = { size: 3, hashes: [leafOf(0)] };

    expect(() => extendFrontier(hasher, broken, [leafOf(3), leafOf(4)])).toThrow(RangeError);
  });
});

/** RFC 6962 section 2.1.1, as it is written there. */
function auditPath(index: number, leaves: readonly Uint8Array[]): Buffer[] {
  if (leaves.length < 2) return [];
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...auditPath(index, left), treeHash(right)]
    : [...auditPath(index - split, right), treeHash(left)];
}

/** RFC 6962 section 2.1.2, as it is written there. */
function subproof(from: number, leaves: readonly Uint8Array[], complete: boolean): Buffer[] {
  if (from === leaves.length) return complete ? [] : [treeHash(leaves)];
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return from <= split
    ? [...subproof(from, left, complete), treeHash(right)]
    : [...subproof(from - split, right, false), treeHash(left)];
}

describe('an inclusion proof', () => {
  it.each([
    [-1, 8],
    [8, 8],
    [0, 0],
    [0.5, 8],
    [0, 2 ** 53],
    [NaN, 8],
  ])('of index %d in a tree of %d is refused', async (index, size) => {
    const inclusion = { leaf: leafOf(0), index, size, proof: [] };

    expect((await refusalOf(inclusionProof(hasher, index, size, nodeAt))).code).toBe('E_PROOF');
    expect(refusal(() => rootFromInclusion(hasher, inclusion))).toBe('E_PROOF');
  });

  it('is that of the RFC and leads to the root, for every entry of every tree up to 130', async () => {
    for (let size = 1; size <= LARGEST; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(hasher, index, size, nodeAt);
        const root = rootFromInclusion(hasher, { leaf: leafOf(index), index, size, proof });

        expect(toHex(root)).toBe(toHex(rootOf(size)));
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        if (size % 13 === 0)
          expect(hex(proof)).toEqual(hex(auditPath(index, entries.slice(0, size))));
      }
    }
  });

  it('that is longer or shorter than it must be is refused, in every tree up to 40', async () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(hasher, index, size, nodeAt);
        const check = (changed: Hash[]) => () =>
          rootFromInclusion(hasher, { leaf: leafOf(index), index, size, proof: changed });

        expect(refusal(check([...proof, leafOf(0)]))).toBe('E_PROOF');
        if (size > 1) expect(refusal(check(proof.slice(1)))).toBe('E_PROOF');
      }
    }
  });

  it.each([31, 33])('with a hash of %d bytes is refused', (length) => {
    const inclusion = { leaf: leafOf(0), index: 0, size: 2, proof: [Buffer.alloc(length)] };

    expect(refusal(() => rootFromInclusion(hasher, inclusion))).toBe('E_PROOF');
  });

  it('never leads to the root after one bit of it was changed', async () => {
    const proofs = await Promise.all(
      entries.map((_, index) => inclusionProof(hasher, index, LARGEST, nodeAt)),
    );
    fc.assert(
      fc.property(fc.nat(LARGEST - 1), fc.nat(), fc.nat(255), (index, which, bit) => {
        const proof = (proofs[index] ?? []).map((hash) => Uint8Array.from(hash));
        const hash = proof[which % proof.length];
        if (hash) hash[bit >> 3] = (hash[bit >> 3] ?? 0) ^ (1 << (bit & 7));

        const inclusion = { leaf: leafOf(index), index, size: LARGEST, proof };

        expect(toHex(rootFromInclusion(hasher, inclusion))).not.toBe(toHex(rootOf(LARGEST)));
      }),
    );
  });
});

describe('a consistency proof', () => {
  it.each([
    [-1, 8],
    [9, 8],
    [0.5, 8],
    [1, 2 ** 53],
    [1, NaN],
  ])('from %d to %d is refused', async (from, to) => {
    const consistency = { from, fromRoot: rootOf(8), to, toRoot: rootOf(8), proof: [] };

    expect((await refusalOf(consistencyProof(hasher, from, to, nodeAt))).code).toBe('E_PROOF');
    expect(
      refusal(() => {
        verifyConsistency(hasher, consistency);
      }),
    ).toBe('E_PROOF');
  });

  it('from no entries is empty, and refused as evidence of anything', async () => {
    const consistency = { from: 0, fromRoot: rootOf(0), to: 8, toRoot: rootOf(8), proof: [] };

    expect(await consistencyProof(hasher, 0, 8, nodeAt)).toEqual([]);
    expect(
      refusal(() => {
        verifyConsistency(hasher, consistency);
      }),
    ).toBe('E_PROOF');
  });

  it('is that of the RFC and holds, for every pair of trees up to 130', async () => {
    for (let to = 1; to <= LARGEST; to += 1) {
      for (let from = 1; from <= to; from += 1) {
        const proof = await consistencyProof(hasher, from, to, nodeAt);

        expect(() => {
          verifyConsistency(hasher, {
            from,
            fromRoot: rootOf(from),
            to,
            toRoot: rootOf(to),
            proof,
          });
        }).not.toThrow();
        if (to % 13 === 0)
          expect(hex(proof)).toEqual(hex(subproof(from, entries.slice(0, to), true)));
      }
    }
  });

  it('for other roots, another length or swapped hashes is refused, for every pair up to 40', async () => {
    for (let to = 2; to <= 40; to += 1) {
      for (let from = 1; from < to; from += 1) {
        const proof = await consistencyProof(hasher, from, to, nodeAt);
        const honest = { from, fromRoot: rootOf(from), to, toRoot: rootOf(to), proof };
        const forgeries = [
          { ...honest, fromRoot: rootOf(to) },
          { ...honest, toRoot: rootOf(to + 1) },
          { ...honest, proof: [...proof, leafOf(0)] },
          { ...honest, proof: proof.slice(0, -1) },
          { ...honest, proof: proof.slice(1) },
          { ...honest, proof: proof.with(0, Buffer.alloc(31)) },
          { ...honest, proof: proof.with(-1, Buffer.alloc(33)) },
          ...(proof.length > 1 ? [{ ...honest, proof: [...proof].reverse() }] : []),
        ];

        for (const forgery of forgeries)
          expect(
            refusal(() => {
              verifyConsistency(hasher, forgery);
            }),
          ).toBe('E_PROOF');
      }
    }
  });

  it('from a tree to itself holds for one root only, and without hashes', () => {
    const honest = { from: 5, fromRoot: rootOf(5), to: 5, toRoot: rootOf(5), proof: [] };

    expect(
      refusal(() => {
        verifyConsistency(hasher, { ...honest, toRoot: rootOf(6) });
      }),
    ).toBe('E_PROOF');
    expect(
      refusal(() => {
        verifyConsistency(hasher, { ...honest, proof: [leafOf(0)] });
      }),
    ).toBe('E_PROOF');
    expect(() => {
      verifyConsistency(hasher, honest);
    }).not.toThrow();
  });

  it('with an old root that is no hash is refused', () => {
    const consistency = {
      from: 4,
      fromRoot: Buffer.of(1),
      to: 5,
      toRoot: rootOf(5),
      proof: [leafOf(4)],
    };

    expect(
      refusal(() => {
        verifyConsistency(hasher, consistency);
      }),
    ).toBe('E_PROOF');
  });
});

describe('nodes of a tree as large as numbers go', () => {
  it('are asked for at their level and index', async () => {
    const size = 2 ** 53 - 1;
    const asked: string[] = [];
    const proof = await inclusionProof(hasher, 2 ** 52, size, (level, index) => {
      asked.push(`${String(level)}/${String(index)}`);
      return Promise.resolve(hasher.emptyRoot);
    });

    expect(proof).toHaveLength(52 + 1);
    expect(asked).toContain('52/0');
    expect(
      rootFromInclusion(hasher, { leaf: leafOf(0), index: 2 ** 52, size, proof }),
    ).toHaveLength(32);
  });
});
