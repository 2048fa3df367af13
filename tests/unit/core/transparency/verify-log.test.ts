import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalBytes,
  encodeBundle,
  formatCheckpoint,
  generateSigningKey,
  parseSigner,
  policyOfLog,
  signNote,
  tilesOf,
  tilePath,
  verifyLog,
  type CanonicalObject,
  type RootHash,
} from '../../../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../../../server/platform/tree-hasher.ts';
import {
  ORIGIN,
  aCheckpoint,
  aLogDirectory,
  sourceOf,
  writerEntries,
} from '../../../support/log-directory.ts';
import { refusalOf } from './refusal.ts';

const SIZE = 600;
const entries = writerEntries(SIZE);
let skey: string, vkey: string;
let honest: Map<string, Uint8Array>;

beforeAll(async () => {
  ({ skey, vkey } = await generateSigningKey(ORIGIN, 'ed25519'));
  honest = await aLogDirectory(entries, skey);
});

type Options = Partial<Parameters<typeof verifyLog>[0]>;
const verify = (files: ReadonlyMap<string, Uint8Array>, options: Options = {}) =>
  verifyLog({ source: sourceOf(files), policy: policyOfLog(vkey), hasher, ...options });
const refused = (files: ReadonlyMap<string, Uint8Array>, options?: Options) =>
  refusalOf(verify(files, options));

/** The honest log with other files; `undefined` takes one away. */
function altered(changes: Record<string, Uint8Array | undefined>): Map<string, Uint8Array> {
  const files = new Map(honest);
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes) files.set(path, bytes);
    else files.delete(path);
  }
  return files;
}
function flipped(path: string, at: number): Uint8Array {
  const bytes = Uint8Array.from(honest.get(path) ?? []);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}
/** The first bundle with these entries in it. */
const firstBundle = (change: (bundle: Uint8Array[]) => Uint8Array[]) =>
  altered({ 'tile/entries/000': encodeBundle(change(entries.slice(0, 256))) });
const entry = (value: CanonicalObject) => canonicalBytes(value);
/** As if it had always been so: other entries, all hashes and the signature to go with them. */
const rewritten = (change: (all: Uint8Array[]) => Uint8Array[]) =>
  aLogDirectory(change([...entries]), skey);

describe('the checkpoint of a log', () => {
  it('is missed', async () => {
    expect(await refused(altered({ checkpoint: undefined }))).toMatchObject({
      code: 'E_MISSING',
      where: 'checkpoint',
    });
  });

  it.each<[string, string, Uint8Array]>([
    ['is not UTF-8', 'E_NOTE', Buffer.of(0xff, 0x0a)],
    ['begins with a byte order mark', 'E_ORIGIN', Buffer.of()],
    ['is no note', 'E_NOTE', Buffer.from('checkpoint\n')],
  ])('is refused when it %s', async (_name, code, bytes) => {
    const mark = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), honest.get('checkpoint') ?? bytes]);
    const files = altered({ checkpoint: bytes.length > 0 ? bytes : mark });

    expect((await refused(files)).code).toBe(code);
  });

  it('is verified before anything else is looked at', async () => {
    const { vkey: another } = await generateSigningKey(ORIGIN, 'ed25519');
    const files = altered({ 'tile/entries/000': undefined });

    expect((await refused(files, { policy: policyOfLog(another) })).code).toBe('E_SIGNATURE');
    expect((await refused(files, { clock: { now: 0, maxAge: 1 } })).code).toBe('E_STALE');
  });
});

describe('a checkpoint remembered from an earlier time', () => {
  it.each([601, 1_000])('of %d entries tells that a log was cut back', async (size) => {
    const remembered = await aCheckpoint(writerEntries(size), skey);
    const files = altered({ 'tile/entries/000': undefined });

    expect(await refused(files, { remembered })).toMatchObject({
      code: 'E_ROLLBACK',
      where: `600 < ${String(size)}`,
    });
  });

  it('of the same size and another root tells that the log has two stories', async () => {
    const remembered = await aCheckpoint(writerEntries(SIZE, 'b'), skey);
    const files = altered({ 'tile/entries/000': undefined });

    expect(await refused(files, { remembered })).toMatchObject({ code: 'E_FORK', where: '600' });
  });

  it.each([1, 255, 256, 257, 512, 599])(
    'of %d entries tells that another log grew out of it',
    async (size) => {
      const remembered = await aCheckpoint(writerEntries(size, 'b'), skey);

      expect(await refused(honest, { remembered })).toMatchObject({
        code: 'E_FORK',
        where: String(size),
      });
    },
  );

  it('is no evidence of a fork while the log does not even fit its own checkpoint', async () => {
    const remembered = await aCheckpoint(writerEntries(5, 'b'), skey);
    const files = await rewritten((all) => all.with(599, entry({ w: { boot: 'a', n: 599 } })));
    files.set('checkpoint', honest.get('checkpoint') ?? Buffer.of());

    expect((await refused(files, { remembered })).code).toBe('E_ROOT');
  });

  it('must be of the log and signed by it', async () => {
    const other = await generateSigningKey(ORIGIN, 'ed25519');
    const remembered = await aCheckpoint(entries, other.skey);

    expect((await refused(honest, { remembered })).code).toBe('E_SIGNATURE');
    expect((await refused(honest, { remembered: 'something' })).code).toBe('E_NOTE');
  });

  it('of another log of the same policy is refused', async () => {
    const other = await generateSigningKey('other.example', 'ed25519');
    const both = policyOfLog(vkey);
    const policy = { ...both, logs: [...both.logs, ...policyOfLog(other.vkey).logs] };
    const remembered = await aCheckpoint(entries, other.skey);

    expect((await refused(honest, { policy, remembered })).code).toBe('E_ORIGIN');
  });

  it.each([0, 1, 255, 256, 257, 512, 599, 600])(
    'of %d entries is continued by an honest log',
    async (size) => {
      const remembered = await aCheckpoint(entries.slice(0, size), skey);

      expect((await verify(honest, { remembered })).entries).toBe(SIZE);
    },
  );

  it('needs no quorum any more, nor be recent', async () => {
    const policy = { ...policyOfLog(vkey), quorum: { kind: 'none' } as const };
    const remembered = await aCheckpoint(entries.slice(0, 3), skey);

    const refusal = await refused(honest, {
      policy: { ...policy, quorum: { kind: 'witness', name: 'A' } },
      remembered,
    });

    expect(refusal.code).toBe('E_QUORUM');
    expect((await verify(honest, { policy, remembered })).entries).toBe(SIZE);
  });
});

describe('an entry', () => {
  it.each<[string, (bundle: Uint8Array[]) => Uint8Array[]]>([
    ['is cut short', (all) => all.with(7, (all[7] ?? Buffer.of()).subarray(1))],
    ['has white space', (all) => all.with(7, Buffer.from('{"w": {"boot":"a","n":7}}'))],
    ['names a key twice', (all) => all.with(7, Buffer.from('{"w":{"boot":"a","n":7,"n":7}}'))],
    ['is empty', (all) => all.with(7, Buffer.of())],
    ['has no writer', (all) => all.with(7, entry({ v: 1 }))],
    [
      'has a writer deeper down',
      (all) => all.with(7, entry({ a: { v: 1, w: { boot: 'a', n: 7 } } })),
    ],
    ['has a writer that is none', (all) => all.with(7, entry({ w: 'a' }))],
    ['has a writer without a name', (all) => all.with(7, entry({ w: { n: 7 } }))],
    ['has a writer without a number', (all) => all.with(7, entry({ w: { boot: 'a' } }))],
    ['has a writer whose name is a number', (all) => all.with(7, entry({ w: { boot: 1, n: 7 } }))],
    [
      'has a writer whose number is text',
      (all) => all.with(7, entry({ w: { boot: 'a', n: '7' } })),
    ],
  ])('that %s is named', async (_name, change) => {
    expect(await refused(firstBundle(change))).toMatchObject({
      code: 'E_ENTRY',
      where: '7',
      entry: 7,
    });
  });

  it.each<[string, (all: Uint8Array[]) => Uint8Array[], number]>([
    ['was taken out', (all) => all.toSpliced(20, 1), 20],
    ['was put in', (all) => all.toSpliced(20, 0, all[19] ?? Buffer.of()), 20],
    ['was taken from the beginning', (all) => all.slice(1), 0],
    [
      'changed places with the next',
      (all) => all.toSpliced(20, 2, ...all.slice(20, 22).reverse()),
      20,
    ],
    ['was taken out far behind', (all) => all.toSpliced(520, 1), 520],
    ['was numbered anew', (all) => all.with(20, entry({ w: { boot: 'a', n: 0 } })), 20],
    ['begins a chain in the middle', (all) => all.with(20, entry({ w: { boot: 'b', n: 1 } })), 20],
  ])('that %s breaks a chain, whoever signed it', async (_name, change, index) => {
    expect(await refused(await rewritten(change))).toMatchObject({
      code: 'E_WRITER',
      where: String(index),
      entry: index,
    });
  });

  it('that was changed in its bundle alone is named by its tile and index', async () => {
    const changed = entry({ note: 'changed', w: { boot: 'a', n: 9 } });

    expect(await refused(firstBundle((all) => all.with(9, changed)))).toMatchObject({
      code: 'E_TILE',
      where: 'tile/0/000',
      entry: 9,
    });
  });

  it('that was changed with all hashes does not fit the signed root', async () => {
    const files = await rewritten((all) =>
      all.with(9, entry({ note: 'changed', w: { boot: 'a', n: 9 } })),
    );
    files.set('checkpoint', honest.get('checkpoint') ?? Buffer.of());

    expect(await refused(files)).toMatchObject({ code: 'E_ROOT', where: '600' });
  });

  it('may have members behind its writer, and its writer more than a name and a number', async () => {
    const odd = [
      ...writerEntries(9),
      entry({ v: 1, w: { boot: 'a', n: 9 }, z: 1 }),
      entry({ v: 1, w: { at: 1, boot: 'a', n: 10 } }),
      entry({ w: { boot: 'a', n: 11 } }),
      ...writerEntries(90, 'a', 12),
    ];

    expect((await verify(await aLogDirectory(odd, skey))).entries).toBe(102);
  });

  it.each([
    ['1', 'E_WRITER'],
    ['7', 'E_WRITER'],
    ['9', 'E_WRITER'],
    ['18', 'E_WRITER'],
    ['80', 'E_WRITER'],
    ['08', 'E_ENTRY'],
    ['-8', 'E_WRITER'],
  ])('that counts %s where 8 is due is refused', async (n, code) => {
    const counted = Buffer.from(`{"v":1,"w":{"boot":"a","n":${n}}}`);

    expect(await refused(await rewritten((all) => all.with(8, counted)))).toMatchObject({
      code,
      entry: 8,
    });
  });

  it('may be of several writers that take turns', async () => {
    const [a, b] = [writerEntries(150, 'a'), writerEntries(150, 'b"\\')];
    const files = await aLogDirectory(
      a.flatMap((mine, at) => [mine, b[at] ?? mine]),
      skey,
    );

    expect((await verify(files)).entries).toBe(300);
  });
});

describe('a bundle', () => {
  it.each(['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/88'])(
    '%s that is not there is named',
    async (path) => {
      expect(await refused(altered({ [path]: undefined }))).toMatchObject({
        code: 'E_MISSING',
        where: path,
      });
    },
  );

  it.each<[string, (bundle: Uint8Array) => Uint8Array]>([
    ['is cut short', (bundle) => bundle.subarray(0, -1)],
    ['lacks its last entry', () => encodeBundle(entries.slice(0, 255))],
    ['has one entry more', () => encodeBundle(entries.slice(0, 257))],
    ['is empty', () => Buffer.of()],
    ['has other lengths', (bundle) => Uint8Array.from(bundle).with(1, 5)],
  ])('that %s is named', async (_name, change) => {
    const bundle = change(honest.get('tile/entries/000') ?? Buffer.of());

    expect(await refused(altered({ 'tile/entries/000': bundle }))).toMatchObject({
      code: 'E_BUNDLE',
      where: 'tile/entries/000',
    });
  });
});

describe('a tile', () => {
  it.each(['tile/0/000', 'tile/0/001', 'tile/0/002.p/88', 'tile/1/000.p/2'])(
    '%s that is not there is named',
    async (path) => {
      expect(await refused(altered({ [path]: undefined }))).toMatchObject({
        code: 'E_MISSING',
        where: path,
      });
    },
  );

  it.each<[string, number, number | undefined]>([
    ['tile/0/000', 0, 0],
    ['tile/0/000', 8_191, 255],
    ['tile/0/001', 33, 257],
    ['tile/0/002.p/88', 87 * 32, 599],
    ['tile/1/000.p/2', 0, undefined],
    ['tile/1/000.p/2', 63, undefined],
  ])('%s with another byte at %d is named', async (path, at, index) => {
    const refusal = await refused(altered({ [path]: flipped(path, at) }));

    expect(refusal).toMatchObject({ code: 'E_TILE', where: path });
    expect(refusal.entry).toBe(index);
  });

  it.each(['tile/0/000', 'tile/0/002.p/88', 'tile/1/000.p/2'])(
    '%s that is longer or shorter is named',
    async (path) => {
      const tile = honest.get(path) ?? Buffer.of();

      for (const bytes of [
        tile.subarray(0, -1),
        tile.subarray(32),
        Buffer.concat([tile, tile.subarray(0, 32)]),
        Buffer.concat([tile, Buffer.of(0)]),
        Buffer.of(),
      ])
        expect(await refused(altered({ [path]: bytes }))).toMatchObject({
          code: 'E_TILE',
          where: path,
        });
    },
  );
});

describe('several kinds of damage', () => {
  it('are named in the order of the entries, then by what lies nearest to them', async () => {
    const early = { 'tile/0/000': flipped('tile/0/000', 5) };
    const late = { 'tile/entries/001': undefined };

    expect((await refused(altered({ ...early, ...late }))).where).toBe('tile/0/000');
    expect((await refused(altered(late))).where).toBe('tile/entries/001');
  });

  it('in one bundle and its tile are those of the bundle', async () => {
    const files = firstBundle((all) => all.with(200, Buffer.from('{}')));
    files.set('tile/0/000', flipped('tile/0/000', 0));

    expect(await refused(files)).toMatchObject({ code: 'E_ENTRY', entry: 200 });
  });
});

describe('a log', () => {
  it.each([0, 1, 2, 255, 256, 257, 511, 512, 513])('of %d entries is verified', async (size) => {
    const all = writerEntries(size);

    const verified = await verify(await aLogDirectory(all, skey));

    expect(verified.entries).toBe(size);
    expect(verified.checkpoint).toMatchObject({ origin: ORIGIN, size, cosignatures: [] });
  });

  it('without entries has the one root that such a log can have', async () => {
    const text = formatCheckpoint({
      origin: ORIGIN,
      size: 0,
      root: hasher.leaf(Buffer.of()) as Uint8Array as RootHash,
    });
    const note = `${text}\n${await signNote(text, await parseSigner(skey))}`;

    expect((await refused(new Map([['checkpoint', Buffer.from(note)]]))).code).toBe('E_ROOT');
  });

  it('is handed over entry by entry, in order, with progress after each bundle', async () => {
    const seen: [number, unknown][] = [];
    const progress: [number, number][] = [];

    await verify(honest, {
      onEntry: ({ index, bytes, value }) => {
        expect(Buffer.from(bytes)).toEqual(Buffer.from(entries[index] ?? []));
        seen.push([index, value['note']]);
      },
      onProgress: (done, all) => {
        progress.push([done, all]);
      },
    });

    expect(seen).toEqual(entries.map((_, index) => [index, `entry ${String(index)}`]));
    expect(progress).toEqual([
      [256, 600],
      [512, 600],
      [600, 600],
    ]);
  });

  it('hands over no entry of a bundle that does not fit its tile', async () => {
    const seen: number[] = [];

    await refused(altered({ 'tile/0/001': flipped('tile/0/001', 0) }), {
      onEntry: ({ index }) => {
        seen.push(index);
      },
    });

    expect(seen).toHaveLength(256);
  });

  it('is read once, file by file, and nothing beside it', async () => {
    const read: string[] = [];
    const source = {
      read: (path: string) => {
        read.push(path);
        return Promise.resolve(honest.get(path));
      },
    };

    await verify(honest, { source });

    expect(read[0]).toBe('checkpoint');
    expect([...read].sort()).toEqual([...honest.keys()].sort());
  });

  it('is left when it is aborted, with the reason for that', async () => {
    const abort = new AbortController();
    const progress: number[] = [];

    const verified = verify(honest, {
      signal: abort.signal,
      onProgress: (done) => {
        progress.push(done);
        abort.abort(new Error('enough'));
      },
    });

    await expect(verified).rejects.toThrow('enough');
    expect(progress).toEqual([256]);
  });

  it('that cannot be read passes on why', async () => {
    const source = { read: () => Promise.reject(new Error('no disk')) };

    await expect(verify(honest, { source })).rejects.toThrow('no disk');
  });

  it('is never verified with one bit changed anywhere', async () => {
    const paths = [...honest.keys()].filter((path) => path !== 'checkpoint');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.nat(7), async (path, where, bit) => {
        const bytes = Uint8Array.from(honest.get(path) ?? []);
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);

        const { code } = await refused(altered({ [path]: bytes }));

        expect(['E_BUNDLE', 'E_ENTRY', 'E_WRITER', 'E_TILE']).toContain(code);
      }),
    );
  });
});

describe('a log of three levels', () => {
  const size = 66_000;

  it('is verified up to its topmost tile', async () => {
    const files = await aLogDirectory(writerEntries(size), skey);
    const upper = tilesOf(size).filter(({ level }) => Number(level) > 0);

    expect(upper.map(tilePath)).toEqual(['tile/1/000', 'tile/1/001.p/1', 'tile/2/000.p/1']);
    expect((await verify(files)).entries).toBe(size);
    for (const path of upper.map(tilePath)) {
      const damaged = new Map(files);
      const bytes = Uint8Array.from(files.get(path) ?? []);
      bytes[3] = (bytes[3] ?? 0) ^ 0x80;
      damaged.set(path, bytes);
      expect(await refused(damaged)).toMatchObject({ code: 'E_TILE', where: path });
    }
  });
});

describe('a verification that takes long', () => {
  it('lets timers have their turn', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    });

    await verify(honest, {
      onProgress: () => {
        const until = performance.now() + 60;
        while (performance.now() < until);
      },
    });

    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});
