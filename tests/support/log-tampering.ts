import {
  canonicalBytes,
  formatVerifier,
  parseCanonical,
  type CanonicalObject,
  type TransparencyCode,
} from '../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { aCheckpoint, aLog, filesOf, sampleEntries, type LogKeys } from './sample-log.ts';

type Entries = readonly Uint8Array[];
/** What comes of it: a code, or the log passes. */
export type Verdict = TransparencyCode | 'accepted';

export const LOG_SIZE = 300;
/** The last size that the auditor who remembers has seen. */
export const SEEN_SIZE = 280;
export const honest: Entries = sampleEntries(LOG_SIZE);

const at = (index: number): Uint8Array => {
  const entry = honest[index];
  if (!entry) throw new RangeError('no such entry');
  return entry;
};
function rewritten(index: number, change: CanonicalObject): Uint8Array {
  return canonicalBytes({ ...parseCanonical(at(index)), ...change });
}
const replaced = (index: number, ...entries: Uint8Array[]) =>
  honest.toSpliced(index, 1, ...entries);

/** After entry 100 was taken out, its writer's later entries are given the numbers before theirs. */
function renumbered(): Uint8Array[] {
  return honest.toSpliced(100, 1).map((entry) => {
    const { w, ...rest } = parseCanonical(entry) as { w: { boot: string; n: number } };
    if (w.boot !== 'writer-a' || w.n <= 50) return entry;
    return canonicalBytes({ ...rest, w: { ...w, n: w.n - 1 } });
  });
}

/** The node above two leaves, as somebody would write it who hopes that it passes for an entry. */
function nodeAsEntry(): Uint8Array {
  return Buffer.concat([hasher.leaf(at(100)), hasher.leaf(at(101))]);
}

/**
 * What an attacker makes of the log, and what an auditor finds who ...
 * `database`: meets somebody who can write the database and has no key;
 * `key`: meets somebody who also has the log's key, and believes that key alone;
 * `seen`: the same, but remembers a checkpoint of size 280;
 * `quorum`: two of three witnesses must have cosigned, and one of them helps the attacker.
 * `go`: like `database`, without what is no matter of the tree: the form of entries, and their writers' numbers.
 */
export type Row = {
  readonly what: string;
  readonly entries: Entries;
  readonly database: Verdict;
  readonly key: Verdict;
  readonly seen: Verdict;
  readonly go: Verdict;
};

const unnoticed = { database: 'E_ROOT', key: 'accepted', seen: 'E_FORK', go: 'E_ROOT' } as const;
const gap = { database: 'E_WRITER', key: 'E_WRITER', seen: 'E_WRITER', go: 'E_ROOT' } as const;
const noEntry = { database: 'E_ENTRY', key: 'E_ENTRY', seen: 'E_ENTRY', go: 'E_ROOT' } as const;
const shorter = { ...gap, go: 'E_MISSING' } as const;
const gone = {
  database: 'E_MISSING',
  key: 'accepted',
  seen: 'E_ROLLBACK',
  go: 'E_MISSING',
} as const;

export const rows: readonly Row[] = [
  { what: 'an entry altered', entries: replaced(100, rewritten(100, { id: 'x' })), ...unnoticed },
  // Only a cosignature or a checkpoint from after it can tell.
  {
    what: 'an entry altered that nobody had seen',
    entries: replaced(299, rewritten(299, { id: 'x' })),
    ...unnoticed,
    seen: 'accepted',
  },
  { what: 'an entry deleted', entries: honest.toSpliced(100, 1), ...shorter },
  {
    what: 'an entry deleted, and another added at the end',
    entries: [...honest.toSpliced(100, 1), rewritten(299, { w: { boot: 'writer-x', n: 0 } })],
    ...gap,
  },
  {
    what: 'an entry deleted, and the numbers of its writer adapted',
    entries: renumbered(),
    ...unnoticed,
    database: 'E_MISSING',
    go: 'E_MISSING',
  },
  {
    what: 'an entry inserted, of a writer that never was',
    entries: honest
      .toSpliced(100, 0, rewritten(100, { w: { boot: 'writer-x', n: 0 } }))
      .slice(0, LOG_SIZE),
    ...unnoticed,
  },
  {
    what: 'an entry inserted, in the name of a writer',
    entries: honest.toSpliced(100, 0, rewritten(100, { id: 'x' })).slice(0, LOG_SIZE),
    ...gap,
  },
  {
    what: 'two entries of different writers swapped',
    entries: honest.toSpliced(100, 2, at(101), at(100)),
    ...unnoticed,
  },
  {
    what: 'two entries of one writer swapped',
    entries: honest.toSpliced(100, 3, at(102), at(101), at(100)),
    ...gap,
  },
  {
    what: 'a block of entries moved',
    entries: [
      ...honest.slice(0, 100),
      ...honest.slice(110, 120),
      ...honest.slice(100, 110),
      ...honest.slice(120),
    ],
    ...gap,
  },
  {
    what: 'an entry repeated',
    entries: honest.toSpliced(100, 0, at(100)).slice(0, LOG_SIZE),
    ...gap,
  },
  { what: 'the end cut off', entries: honest.slice(0, 250), ...gone },
  { what: 'everything cut off', entries: [], ...gone },
  {
    what: 'an entry split in two',
    entries: replaced(100, at(100).slice(0, 40), at(100).slice(40)).slice(0, LOG_SIZE),
    ...noEntry,
  },
  {
    what: 'two entries made one',
    entries: [...honest.toSpliced(100, 2, Buffer.concat([at(100), at(101)])), at(299)],
    ...noEntry,
  },
  {
    what: 'a node put in the place of an entry',
    entries: replaced(100, nodeAsEntry()),
    ...noEntry,
  },
];

/** The log as each attacker shows it. */
export async function tampered(keys: LogKeys, entries: Entries) {
  const original = await aLog(honest, { keys, cosigners: keys.witnesses.length });
  const forged = (cosigners: number) => aLog(entries, { keys, cosigners });
  return {
    database: new Map([
      ...filesOf(entries),
      ['vkey', original.get('vkey') ?? new Uint8Array()] as const,
      ['checkpoint', original.get('checkpoint') ?? new Uint8Array()] as const,
    ]),
    key: await forged(0),
    oneWitness: await forged(1),
  };
}

export const seenCheckpoint = (keys: LogKeys): Promise<string> =>
  aCheckpoint(honest.slice(0, SEEN_SIZE), { keys });

export const vkeyOf = ({ log }: LogKeys): string => `${formatVerifier(log)}\n`;
