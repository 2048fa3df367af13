import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  bundlesOf,
  canonicalBytes,
  consistencyProof,
  cosign,
  emptyFrontier,
  encodeBundle,
  extendFrontier,
  formatCheckpoint,
  formatVerifier,
  frontierRoot,
  generateSigningKey,
  nodesOfTiles,
  parseSigner,
  signNote,
  tilePath,
  tilesOf,
  type Hash,
  type LeafHash,
  type NodeAt,
  type SignatureType,
  type Signer,
} from '../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';

/** A tlog-tiles directory: bytes by path. */
export type LogFiles = ReadonlyMap<string, Uint8Array>;
type Entries = readonly Uint8Array[];

export type LogKeys = { readonly log: Signer; readonly witnesses: readonly Signer[] };

export const sampleOrigin = 'portal.example/access-log';
/** 2026-03-01T12:00:00Z, in seconds. */
export const sampleTime = 1_772_366_400;

export async function aSigner(name: string, type: SignatureType): Promise<Signer> {
  const { skey } = await generateSigningKey(name, type);
  return parseSigner(skey, type);
}

export async function someKeys(witnesses = 0): Promise<LogKeys> {
  return {
    log: await aSigner(sampleOrigin, 'ed25519'),
    witnesses: await Promise.all(
      Array.from({ length: witnesses }, (_witness, index) =>
        aSigner(`state-${index + 1}.example/witness`, 'cosignature/v1'),
      ),
    ),
  };
}

/** The policy by which so many of the witnesses must have cosigned. */
export function policyText({ log, witnesses }: LogKeys, threshold: number): string {
  const names = witnesses.map((_witness, index) => `W${index + 1}`);
  const lines = witnesses.map(
    (witness, index) => `witness W${index + 1} ${formatVerifier(witness)}`,
  );
  const rule =
    threshold === 0
      ? ['quorum none']
      : [`group states ${threshold} ${names.join(' ')}`, 'quorum states'];
  return [`log ${formatVerifier(log)}`, ...lines, ...rule, ''].join('\n');
}

/** Canonical bytes of entries that two writers wrote in turn; `salt` makes them others. */
export function sampleEntries(count: number, salt = ''): Uint8Array[] {
  return Array.from({ length: count }, (_entry, index) => {
    const time = new Date(sampleTime * 1_000 + index).toISOString();
    const w = { boot: index % 2 === 0 ? 'writer-a' : 'writer-b', n: Math.floor(index / 2) };
    return canonicalBytes({ action: 'file.open', id: `entry-${index}${salt}`, time, v: 1, w });
  });
}

/** Tiles and bundles, without checkpoint and key. */
export function filesOf(entries: Entries): Map<string, Uint8Array> {
  const levels: Hash[][] = [leavesOf(entries)];
  for (let level = levels[0] ?? []; level.length >= 256;) {
    level = Array.from({ length: Math.floor(level.length / 256) }, (_tile, index) =>
      rootOf(level.slice(index * 256, (index + 1) * 256)),
    );
    levels.push(level);
  }
  const tiles = tilesOf(entries.length).map((address) => {
    const { level, index, width } = address;
    const hashes = levels[Number(level)]?.slice(index * 256, index * 256 + width) ?? [];
    return [tilePath(address), Buffer.concat(hashes)] as const;
  });
  const bundles = bundlesOf(entries.length).map((address) => {
    const first = address.index * 256;
    return [tilePath(address), encodeBundle(entries.slice(first, first + address.width))] as const;
  });
  return new Map([...tiles, ...bundles]);
}

const leavesOf = (entries: Entries) => entries.map((entry) => hasher.leaf(entry));

function rootOf(nodes: readonly Hash[]) {
  return frontierRoot(hasher, extendFrontier(hasher, emptyFrontier, nodes as LeafHash[]));
}

type Signing = {
  readonly keys: LogKeys;
  /** How many of the witnesses cosign. */
  readonly cosigners?: number;
  /** Seconds. */
  readonly time?: number;
};

/** A signed checkpoint over these entries, or over a root of that size. */
export async function aCheckpoint(
  of: Entries | { readonly size: number; readonly root: Hash },
  { keys, cosigners = 0, time = sampleTime }: Signing,
): Promise<string> {
  const { size, root } = 'root' in of ? of : { size: of.length, root: rootOf(leavesOf(of)) };
  const text = formatCheckpoint({
    origin: sampleOrigin,
    size,
    root: root as ReturnType<typeof rootOf>,
  });
  const lines = [signNote(text, keys.log)];
  lines.push(...keys.witnesses.slice(0, cosigners).map((witness) => cosign(text, witness, time)));
  return `${text}\n${(await Promise.all(lines)).join('')}`;
}

/** A whole export: `vkey`, `checkpoint`, tiles and bundles. */
export async function aLog(entries: Entries, signing: Signing): Promise<Map<string, Uint8Array>> {
  return filesOf(entries)
    .set('vkey', Buffer.from(`${formatVerifier(signing.keys.log)}\n`))
    .set('checkpoint', Buffer.from(await aCheckpoint(entries, signing)));
}

export function nodesOf(entries: Entries): NodeAt {
  const files = filesOf(entries);
  return nodesOfTiles(hasher, entries.length, (address) =>
    Promise.resolve(files.get(tilePath(address)) ?? new Uint8Array()),
  );
}

export function consistencyOf(
  entries: Entries,
  from: number,
  to = entries.length,
): Promise<Hash[]> {
  const grown = entries.slice(0, to);
  return consistencyProof(hasher, from, grown.length, nodesOf(grown));
}

export async function writeLog(folder: string, files: LogFiles): Promise<void> {
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
