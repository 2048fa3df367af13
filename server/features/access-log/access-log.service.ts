import {
  activityIntervals,
  countIntervals,
  type AccessLogActivity,
  type AccessLogActivityQuery,
} from '../../../core/contracts/access-log-activity.ts';
import type {
  AccessLogPage,
  AccessLogQuery,
  AccessLogRecord,
  Names,
} from '../../../core/contracts/access-log.ts';
import { notFound } from '../../platform/errors.ts';
import { createEntryPages } from './entry-pages.ts';
import type { EntryReader, ReadEntry } from './entry-reader.ts';
import { openPrivateData } from './private-data.ts';
import type { Projection } from './projection.ts';
import type { AccessLogStore } from './store/access-log-store.ts';

/** What this feature asks of those who keep accounts, organisations and cases; what is not theirs is left out. */
export type FindNames = (ids: readonly string[]) => Promise<Names>;

type Dependencies = {
  readonly store: AccessLogStore;
  readonly projection: Projection;
  readonly reader: EntryReader;
  readonly findNames: FindNames;
};

/** How much of an instant the instants of an hour or a day have in common, in characters. */
const commonLength = { hour: 'YYYY-MM-DDTHH'.length, day: 'YYYY-MM-DD'.length } as const;

export function createAccessLogService({ store, projection, reader, findNames }: Dependencies) {
  const page = createEntryPages({ index: store.index, projection, reader });
  const namesIn = (entries: readonly ReadEntry[]) =>
    findNames([...new Set(entries.flatMap(namedBy))]);

  return {
    async search({ cursor, direction, limit, ...filter }: AccessLogQuery): Promise<AccessLogPage> {
      const { entries, ...cursors } = await page(filter, { cursor, direction, limit });
      return { items: entries.map(present), names: await namesIn(entries), ...cursors };
    },

    async activity(query: AccessLogActivityQuery): Promise<AccessLogActivity> {
      const { interval, ...span } = query;
      await projection.catchUp();
      const starts = startsOf(query);
      const nameOf = (start: string) => start.slice(0, commonLength[interval]);
      const counted = await store.index.activity(span, starts.map(nameOf));
      const items = starts.map((start) => {
        const { count, refused } = counted.get(nameOf(start)) ?? { count: 0, refused: 0 };
        return { start, count, refused };
      });
      return { interval, items };
    },

    async get(index: number): Promise<AccessLogRecord> {
      const [found] = await reader.read([index]);
      if (!found) throw notFound();
      const { id, priv } = found.entry;
      const row = priv === undefined ? undefined : await store.privateData.find(id);
      const opened = openPrivateData(priv, row);
      const names = await namesIn([found]);
      return { ...present(found), names, ...(opened && { private: opened }) };
    },
  };
}
export type AccessLogService = ReturnType<typeof createAccessLogService>;

function present({ index, entry, bytes }: ReadEntry) {
  return { index, entry, bytes: Buffer.from(bytes).toString('base64') };
}

function namedBy({ entry: { actor, object } }: ReadEntry): string[] {
  return [actor.id, actor.org, object?.id, object?.org].filter((id) => id !== undefined);
}

function startsOf(query: AccessLogActivityQuery): string[] {
  const length = activityIntervals[query.interval];
  const first = Math.floor(Date.parse(query.from) / length);
  return Array.from({ length: countIntervals(query) }, (_interval, at) =>
    new Date((first + at) * length).toISOString(),
  );
}
