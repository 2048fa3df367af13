import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { FileRepositories } from '../../server/features/files/index.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import {
  aCompleteFile,
  aPart,
  aReceivingFile,
  aSharedFile,
  openFileRepositories,
} from '../support/file-repositories.ts';
import { unindexedQueries } from '../support/query-plans.ts';

const at = '2026-11-21T12:00:00.000Z';

describe.each(engines)('the repositories of files, on $name', ({ open }) => {
  let engine: OpenEngine;
  let files: FileRepositories['files'];
  let parts: FileRepositories['parts'];
  let usage: FileRepositories['usage'];

  beforeAll(async () => {
    engine = await open();
    ({ files, parts, usage } = await openFileRepositories(engine));
  });
  afterAll(() => engine.close());

  describe('files', () => {
    it('refuses a second file of the same identifier', async () => {
      const file = aReceivingFile();
      expect(await files.insert(file)).toBe(true);

      expect(await files.insert({ ...file, size: 2000 })).toBe(false);
      expect(await files.findById(file.id)).toEqual(file);
    });

    it('finds nothing under an unknown identifier', async () => {
      expect(await files.findById(uuid())).toBeUndefined();
    });

    it('gives back every field as it was written', async () => {
      const file = aCompleteFile([uuid(), uuid()]);

      await files.insert(file);

      expect(await files.findById(file.id)).toEqual(file);
    });

    it('replaces the expected version only, and one of many at once', async () => {
      const file = aReceivingFile();
      await files.insert(file);
      expect(await files.replace({ ...file, version: 3 }, 2)).toBe(false);

      const changes = Array.from({ length: 8 }, () => files.replace({ ...file, version: 2 }, 1));

      expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
    });

    it('removes the expected version only, and for one of many at once', async () => {
      const file = aReceivingFile({ version: 2 });
      await files.insert(file);
      expect(await files.remove(file.id, 1)).toBe(false);

      const removals = Array.from({ length: 8 }, () => files.remove(file.id, 2));

      expect((await Promise.all(removals)).filter(Boolean)).toHaveLength(1);
      expect(await files.findById(file.id)).toBeUndefined();
    });

    it('lists the files of a submission, all oldest first and page by page newest first', async () => {
      const submissionId = uuid();
      const inOrder = Array.from({ length: 5 }, () => aReceivingFile({ submissionId }));
      for (const file of [...inOrder, aReceivingFile()]) await files.insert(file);
      const ids = inOrder.map(({ id }) => id);

      const page = await files.listOfSubmission(submissionId, { limit: 2 });
      const next = await files.listOfSubmission(submissionId, { limit: 2, cursor: ids[3] });

      const all = await files.listAllOfSubmission(submissionId);
      expect(all.map(({ id }) => id)).toEqual(ids);
      expect(page.map(({ id }) => id)).toEqual([ids[4], ids[3], ids[2]]);
      expect(next.map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]]);
    });

    it('lists for an organisation the complete files it has a key packet for, page by page', async () => {
      const reader = uuid();
      const readable = Array.from({ length: 4 }, () => aCompleteFile([uuid(), reader]));
      const unfinished = aReceivingFile({ keyPackets: readable[0]?.keyPackets ?? [] });
      for (const file of [...readable, unfinished, aCompleteFile([uuid()])]) {
        await files.insert(file);
      }
      const ids = readable.map(({ id }) => id).toReversed();

      const page = await files.listReadableBy(reader, { limit: 2 });
      const rest = await files.listReadableBy(reader, { limit: 2, cursor: ids[1] });

      expect(page.map(({ id }) => id)).toEqual(ids.slice(0, 3));
      expect(rest.map(({ id }) => id)).toEqual(ids.slice(2));
    });

    it('lists for an organisation the files that were shared with it, page by page', async () => {
      const reader = uuid();
      const shared = Array.from({ length: 4 }, () => aSharedFile(reader));
      for (const file of [...shared, aCompleteFile([reader]), aSharedFile(uuid())]) {
        await files.insert(file);
      }
      const ids = shared.map(({ id }) => id).toReversed();

      const page = await files.listSharedWith(reader, { limit: 2 });
      const rest = await files.listSharedWith(reader, { limit: 2, cursor: ids[1] });

      expect(page.map(({ id }) => id)).toEqual(ids.slice(0, 3));
      expect(rest.map(({ id }) => id)).toEqual(ids.slice(2));
      const [newest] = shared.slice(-1);
      if (!newest) throw new Error('a file expected');
      await files.replace({ ...newest, shares: [], keyPackets: [], version: 2 }, 1);
      const left = await files.listSharedWith(reader, { limit: 9 });
      expect(left.map(({ id }) => id)).toEqual(ids.slice(1));
    });

    it('finds them from an index', async () => {
      const page = { limit: 2, cursor: uuid() };

      const { count, unindexed } = await unindexedQueries(engine, async () => {
        await files.listSharedWith(uuid(), page);
        await files.listReadableBy(uuid(), page);
      });

      expect(count).toBe(2);
      expect(unindexed).toEqual([]);
    });

    it('keeps the list of readers in step with completion, sharing, taking back and removal', async () => {
      const [recipient, added] = [uuid(), uuid()];
      const receiving = aReceivingFile();
      const complete = { ...aCompleteFile([recipient]), id: receiving.id, version: 2 };
      const shared = { ...aCompleteFile([recipient, added]), id: receiving.id, version: 3 };
      const seenBy = async (id: string) => (await files.listReadableBy(id, { limit: 9 })).length;
      await files.insert(receiving);
      expect(await seenBy(recipient)).toBe(0);

      await files.replace(complete, 1);
      expect([await seenBy(recipient), await seenBy(added)]).toEqual([1, 0]);
      await files.replace(shared, 2);
      expect([await seenBy(recipient), await seenBy(added)]).toEqual([1, 1]);
      await files.replace({ ...complete, version: 4 }, 3);
      expect([await seenBy(recipient), await seenBy(added)]).toEqual([1, 0]);
      await files.remove(receiving.id, 4);
      expect([await seenBy(recipient), await seenBy(added)]).toEqual([0, 0]);
    });

    it('lists what was begun before an instant and is not complete', async () => {
      const old = { createdAt: '2001-01-01T00:00:00.000Z' };
      const abandoned = [aReceivingFile(old), aReceivingFile({ ...old, state: 'unsigned' })];
      const complete = aCompleteFile([uuid()], old);
      const exactly = aReceivingFile({ createdAt: '2001-01-02T00:00:00.000Z' });
      for (const file of [...abandoned, complete, exactly]) await files.insert(file);

      const listed = await files.listUnfinished('2001-01-02T00:00:00.000Z');

      expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(abandoned.map(({ id }) => id)));
    });

    it('sums the sizes of what an organisation provides, in whatever state', async () => {
      const organisationId = uuid();
      await files.insert(aReceivingFile({ organisationId, size: 7 }));
      await files.insert(aCompleteFile([uuid()], { organisationId, size: 2 ** 40 }));
      await files.insert(aReceivingFile({ size: 1 }));

      expect(await files.sumOfSizes(organisationId)).toBe(2 ** 40 + 7);
      expect(await files.sumOfSizes(uuid())).toBe(0);
    });
  });

  describe('parts', () => {
    it('keeps one part for each number, and lists them in order', async () => {
      const fileId = uuid();
      const numbered = [10, 2, 1, 9].map((n) => aPart(fileId, n));
      for (const part of numbered) expect(await parts.insert(part)).toBe(true);

      expect(await parts.insert(aPart(fileId, 2))).toBe(false);
      expect((await parts.list(fileId)).map(({ n }) => n)).toEqual([1, 2, 9, 10]);
      expect(await parts.find(fileId, 2)).toEqual(numbered[1]);
      expect(await parts.find(fileId, 3)).toBeUndefined();
    });

    it('loses none of fifty parts that are registered at once', async () => {
      const fileId = uuid();

      await Promise.all(
        Array.from({ length: 50 }, (_, index) => parts.insert(aPart(fileId, index + 1))),
      );

      expect(await parts.list(fileId)).toHaveLength(50);
    });

    it('lets one of many take the place of a part', async () => {
      const fileId = uuid();
      const present = aPart(fileId, 1);
      await parts.insert(present);
      const others = Array.from({ length: 6 }, () => aPart(fileId, 1));

      const replaced = await Promise.all(others.map((part) => parts.replace(part, present)));

      expect(replaced.filter(Boolean)).toHaveLength(1);
      expect(await parts.find(fileId, 1)).toEqual(others[replaced.indexOf(true)]);
      expect(await parts.replace(present, aPart(uuid(), 1))).toBe(false);
    });

    it('removes a part but not the one that has taken its place', async () => {
      const fileId = uuid();
      const [present, later] = [aPart(fileId, 1), aPart(fileId, 1)];
      await parts.insert(later);

      await parts.remove(present);
      expect(await parts.list(fileId)).toEqual([later]);
      await parts.remove(later);
      expect(await parts.list(fileId)).toEqual([]);
    });

    it('removes all parts of one file and of no other', async () => {
      const [fileId, other] = [uuid(), uuid()];
      for (const part of [aPart(fileId, 1), aPart(fileId, 2), aPart(other, 1)]) {
        await parts.insert(part);
      }

      await parts.removeAll(fileId);

      expect(await parts.list(fileId)).toEqual([]);
      const fileIds = await parts.listFileIds();
      expect([fileIds.includes(fileId), fileIds.includes(other)]).toEqual([false, true]);
    });
  });

  describe('storage usage', () => {
    const usageOf = async (organisationId: string) =>
      (await usage.list()).find((row) => row.organisationId === organisationId);

    const startedAt = at;

    it('takes what fits to the byte and nothing more', async () => {
      const organisationId = uuid();
      const begin = (bytes: number) =>
        usage.begin({ id: uuid(), startedAt, organisationId, bytes, limit: 100 });

      expect(await begin(101)).toBe(false);
      expect(await begin(99)).toBe(true);
      expect(await begin(2)).toBe(false);
      expect(await begin(1)).toBe(true);
      expect(await begin(1)).toBe(false);
      expect(await begin(0)).toBe(true);
      const row = await usageOf(organisationId);
      expect(row).toMatchObject({ bytes: 100, revision: 3 });
      expect(row?.actsUnderWay).toHaveLength(3);
    });

    it('lets through at once only as many as fit together', async () => {
      const organisationId = uuid();

      const begun = await Promise.all(
        Array.from({ length: 20 }, () =>
          usage.begin({ id: uuid(), startedAt, organisationId, bytes: 10, limit: 75 }),
        ),
      );

      expect(begun.filter(Boolean)).toHaveLength(7);
      const row = await usageOf(organisationId);
      expect(row).toMatchObject({ bytes: 70 });
      expect(row?.actsUnderWay).toHaveLength(7);
    });

    it('remembers each act that is under way, and gives back what one has released', async () => {
      const organisationId = uuid();
      const [first, second] = [uuid(), uuid()];
      const later = '2026-11-21T12:30:00.000Z';
      await usage.begin({ id: first, startedAt, organisationId, bytes: 60, limit: 100 });
      await usage.begin({ id: second, startedAt: later, organisationId, bytes: 40, limit: 100 });

      await usage.end({ id: first, organisationId, released: 60 });

      expect(await usageOf(organisationId)).toEqual({
        organisationId,
        bytes: 40,
        actsUnderWay: [{ id: second, startedAt: later }],
        revision: 3,
      });
    });

    it('ends an act once, and for one of many at once', async () => {
      const organisationId = uuid();
      const id = uuid();
      await usage.begin({ id: uuid(), startedAt, organisationId, bytes: 60, limit: 100 });
      await usage.begin({ id, startedAt, organisationId, bytes: 0, limit: 100 });
      await usage.end({ id: uuid(), organisationId, released: 10 });

      await Promise.all(
        Array.from({ length: 8 }, () => usage.end({ id, organisationId, released: 10 })),
      );

      const row = await usageOf(organisationId);
      expect(row).toMatchObject({ bytes: 50, revision: 3 });
      expect(row?.actsUnderWay).toHaveLength(1);
    });

    it('loses no act of many that begin and end at once', async () => {
      const organisationId = uuid();

      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const id = uuid();
          await usage.begin({ id, startedAt, organisationId, bytes: 5, limit: 1000 });
          await usage.end({ id, organisationId, released: 2 });
        }),
      );

      expect(await usageOf(organisationId)).toEqual({
        organisationId,
        bytes: 60,
        actsUnderWay: [],
        revision: 40,
      });
    });

    it('corrects a row only as it was read, and an act that it forgot releases nothing', async () => {
      const organisationId = uuid();
      const id = uuid();
      await usage.begin({ id, startedAt, organisationId, bytes: 60, limit: 100 });
      const read = await usageOf(organisationId);
      if (!read) throw new Error('a row expected');
      await usage.begin({ id: uuid(), startedAt, organisationId, bytes: 1, limit: 100 });

      expect(await usage.correct(read, 0)).toBe(false);
      expect(await usage.correct({ ...read, revision: 2 }, 5)).toBe(true);
      await usage.end({ id, organisationId, released: 5 });

      expect(await usageOf(organisationId)).toMatchObject({ bytes: 5, actsUnderWay: [] });
    });
  });
});
