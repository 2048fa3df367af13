import type {
  AccessLogPage,
  AccessLogQuery,
  AccessLogRecord,
} from '../../../core/contracts/access-log.ts';
import { notFound } from '../../platform/errors.ts';
import type { EntryReader, ReadEntry } from './entry-reader.ts';
import { openPrivateData } from './private-data.ts';
import type { Projection } from './projection.ts';
import type { AccessLogStore } from './store/access-log-store.ts';

type Dependencies = {
  readonly store: AccessLogStore;
  readonly projection: Projection;
  readonly reader: EntryReader;
};

export function createAccessLogService({ store, projection, reader }: Dependencies) {
  return {
    async search({ cursor, limit, ...filter }: AccessLogQuery): Promise<AccessLogPage> {
      await projection.catchUp();
      // One more than asked for only tells whether there is a next page.
      const found = await store.index.search({ ...filter, before: cursor, limit: limit + 1 });
      const shown = found.slice(0, limit);
      const items = (await reader.read(shown)).map(present);
      const last = shown.at(-1);
      return found.length > limit && last !== undefined ? { items, nextCursor: last } : { items };
    },

    async get(index: number): Promise<AccessLogRecord> {
      const [found] = await reader.read([index]);
      if (!found) throw notFound();
      const { id, priv } = found.entry;
      const row = priv === undefined ? undefined : await store.privateData.find(id);
      const opened = openPrivateData(priv, row);
      return { ...present(found), ...(opened && { private: opened }) };
    },
  };
}
export type AccessLogService = ReturnType<typeof createAccessLogService>;

function present({ index, entry, bytes }: ReadEntry) {
  return { index, entry, bytes: Buffer.from(bytes).toString('base64') };
}
