import type { AccessLogExportQuery } from '../../../../core/contracts/access-log-export.ts';
import {
  bundlesOf,
  tilePath,
  tilesOf,
  type TreeHasher,
} from '../../../../core/transparency/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EntryReader } from '../entry-reader.ts';
import type { LogTrust } from '../log-trust.ts';
import type { Projection } from '../projection.ts';
import type { IndexStore } from '../store/index-store.ts';
import type { Tree } from '../tree.ts';
import { csvHead, csvLine } from './csv.ts';
import type { ExportRow } from './export-rows.ts';
import { toOcsf } from './ocsf.ts';
import { tarOf, type TarFile } from './tar.ts';

type Dependencies = {
  readonly index: IndexStore;
  readonly projection: Projection;
  readonly reader: EntryReader;
  readonly tree: Tree;
  readonly trust: LogTrust;
  readonly hasher: TreeHasher;
  readonly clock: Clock;
};

/** Entries in memory at a time. */
const AT_ONCE = 500;

/** The log as files, each written while it is read: however long the log is, little of it is in memory. */
export function createExportService(dependencies: Dependencies) {
  const { index, projection, reader, tree, trust, hasher, clock } = dependencies;

  /** Oldest first, up to what is there now: a log that grows meanwhile does not make it endless. */
  async function* rows(filter: AccessLogExportQuery): AsyncGenerator<ExportRow[]> {
    await projection.catchUp();
    const end = await index.cursor();
    let cursor: number | undefined;
    do {
      const found = await index.search(filter, { direction: 'newer', limit: AT_ONCE, cursor });
      const entries = await reader.read(found.filter((each) => each < end));
      yield entries.map((entry) => ({ ...entry, leafHash: hasher.leaf(entry.bytes) }));
      cursor = found.length < AT_ONCE ? undefined : found.at(-1);
    } while (cursor !== undefined && cursor < end);
  }

  async function* files(): AsyncGenerator<TarFile> {
    const checkpoint = (await tree.counting()) ?? (await tree.latest());
    if (!checkpoint) throw new AppError('NOT_YET_SIGNED');
    const { note, size } = checkpoint;
    yield { path: 'vkey', bytes: Buffer.from(`${trust.vkey()}\n`) };
    yield { path: 'checkpoint', bytes: Buffer.from(note) };
    for (const address of [...tilesOf(size), ...bundlesOf(size)]) {
      const path = tilePath(address);
      const bytes = await tree.tile(address);
      if (!bytes) throw new Error(`${path} is missing`);
      yield { path, bytes };
    }
  }

  return {
    /** The signed tree with all its entries, exactly as `scripts/verify-log` takes it. */
    tar: () => tarOf(files(), clock()),

    async *csv(filter: AccessLogExportQuery): AsyncGenerator<string> {
      yield csvHead();
      for await (const page of rows(filter)) yield page.map(csvLine).join('');
    },

    async *ocsf(filter: AccessLogExportQuery): AsyncGenerator<string> {
      for await (const page of rows(filter))
        yield page.map((row) => `${JSON.stringify(toOcsf(row))}\n`).join('');
    },
  };
}
export type ExportService = ReturnType<typeof createExportService>;
