import type { Verdict } from './log-tampering.ts';

type Files = Map<string, Uint8Array>;

/** Changes to single files of an export, by somebody without a key. */
export type FileRow = {
  readonly what: string;
  readonly change: (files: Files) => void;
  readonly verdict: Verdict;
  readonly where: string;
  readonly go: Verdict;
};

function flip(path: string, offset: number, bit = 0) {
  return (files: Files): void => {
    const bytes = Uint8Array.from(files.get(path) ?? []);
    bytes[offset] = (bytes[offset] ?? 0) ^ (1 << bit);
    files.set(path, bytes);
  };
}
const remove = (path: string) => (files: Files) => {
  files.delete(path);
};
const [bundle, lastBundle] = ['tile/entries/000', 'tile/entries/001.p/44'];
const [leaves, lastLeaves, upper] = ['tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1'];

export const fileRows: readonly FileRow[] = [
  // A letter of its id: it is still an entry, and still its writer's next.
  {
    what: 'one bit of an entry',
    change: flip(bundle, 31),
    verdict: 'E_TILE',
    where: leaves,
    go: 'E_TILE',
  },
  {
    what: 'one bit of the last entry',
    change: flip(lastBundle, 31),
    verdict: 'E_TILE',
    where: lastLeaves,
    go: 'E_TILE',
  },
  {
    what: 'one bit of a leaf hash',
    change: flip(leaves, 3_200, 7),
    verdict: 'E_TILE',
    where: leaves,
    go: 'E_TILE',
  },
  {
    what: 'one bit of a hash above',
    change: flip(upper, 0),
    verdict: 'E_TILE',
    where: upper,
    go: 'E_TILE',
  },
  {
    what: 'the length before an entry',
    change: flip(bundle, 1),
    verdict: 'E_BUNDLE',
    where: bundle,
    go: 'E_BUNDLE',
  },
  {
    what: 'the end of a bundle',
    change: (files) =>
      files.set(lastBundle, (files.get(lastBundle) ?? new Uint8Array()).slice(0, -1)),
    verdict: 'E_BUNDLE',
    where: lastBundle,
    go: 'E_BUNDLE',
  },
  {
    what: 'a bundle that is not there',
    change: remove(lastBundle),
    verdict: 'E_MISSING',
    where: lastBundle,
    go: 'E_MISSING',
  },
  {
    what: 'a tile that is not there',
    change: remove(leaves),
    verdict: 'E_MISSING',
    where: leaves,
    go: 'E_MISSING',
  },
  {
    what: 'an upper tile that is not there',
    change: remove(upper),
    verdict: 'E_MISSING',
    where: upper,
    go: 'E_MISSING',
  },
  {
    what: 'no checkpoint',
    change: remove('checkpoint'),
    verdict: 'E_MISSING',
    where: 'checkpoint',
    go: 'E_MISSING',
  },
  { what: 'no key', change: remove('vkey'), verdict: 'E_MISSING', where: 'vkey', go: 'E_MISSING' },
];
