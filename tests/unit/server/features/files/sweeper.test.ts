import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPart } from '../../../../support/file-repositories.ts';
import {
  aBody,
  createFileStage,
  cut,
  nothing,
  octets,
  PART,
  type FileStage,
} from '../../../../support/file-stage.ts';

const HOUR = 60 * 60 * 1000;
let stage: FileStage;
beforeEach(async () => {
  stage = await createFileStage();
});
afterEach(() => {
  stage.close();
});

function sweepAfter(milliseconds: number): Promise<void> {
  stage.clock.offset += milliseconds;
  return stage.sweeper.sweepAbandoned(stage.now());
}

describe('the sweep', () => {
  it('keeps what still arrives, however long it takes', async () => {
    const file = await stage.begun(3 * PART);
    for (const n of [1, 2, 3]) {
      await sweepAfter(23 * HOUR);
      await stage.put(file, n, aBody(PART));
    }

    await sweepAfter(23 * HOUR);

    expect(await stage.kept()).toMatchObject({ files: 1, objects: 3, bytes: 3 * PART });
  });

  it('discards what nobody has continued for a day', async () => {
    const file = await stage.begun(3 * PART);
    await stage.put(file, 1, aBody(PART));
    await stage.begun(PART);

    await sweepAfter(24 * HOUR + 1000);

    expect(await stage.kept()).toEqual(nothing);
  });

  it('never touches a complete file', async () => {
    const body = aBody(4 * PART);
    const file = await stage.completed(body);
    const before = await stage.kept();

    await sweepAfter(1000 * 24 * HOUR);

    expect(await stage.kept()).toEqual(before);
    expect(await stage.download(stage.people.sender, file, body)).toBe(true);
  });

  it('removes objects that belong to no file, after an hour', async () => {
    const file = await stage.begun(PART);
    const complete = await stage.completed(aBody(PART));
    const write = (id: string) => stage.store.write(id, octets(aBody(100)), { maxBytes: 100 });
    // Whose process died between storing an object and registering it, and between removing a file and its objects.
    await write(`${file.id}-1-aaaaaaaaaaaa`);
    await write(`${complete.id}-1-bbbbbbbbbbbb`);
    await write('01900000-0000-7000-8000-000000000000-1-cccccccccccc');
    await write('01900000-0000-7000-8000-000000000001');

    await sweepAfter(HOUR - 60_000);
    expect((await stage.objectIds()).length).toBe(5);
    await sweepAfter(61_000);

    expect(await stage.objectIds()).toEqual(complete.objects?.map(({ id }) => id));
  });

  it('removes rows of parts whose file is gone', async () => {
    await stage.repositories.parts.insert(aPart('01900000-0000-7000-8000-000000000000', 1));

    await sweepAfter(0);

    expect(await stage.kept()).toEqual(nothing);
  });

  it('counts again what a crash has left wrong, once what died cannot be under way any more', async () => {
    const { usage } = stage.repositories;
    const organisationId = stage.organisations.sender.id;
    await stage.begun(PART);
    const died = {
      id: '01900000-0000-7000-8000-000000000000',
      startedAt: stage.now().toISOString(),
    };
    await usage.begin({ ...died, organisationId, bytes: 5000, limit: 10 ** 9 });

    await sweepAfter(HOUR - 1000);
    expect(await stage.kept()).toMatchObject({ bytes: PART + 5000, actsUnderWay: 1 });
    await sweepAfter(2000);

    expect(await stage.kept()).toMatchObject({ bytes: PART, actsUnderWay: 0 });
  });

  it('may run beside uploads and other sweeps', async () => {
    const body = aBody(20 * PART);
    const file = await stage.begun(body.length);

    await Promise.all([
      ...cut(body).map((part, index) => stage.put(file, index + 1, part)),
      ...[1, 2, 3].map(() => stage.sweeper.sweepAbandoned(stage.now())),
    ]);

    const { items } = await stage.uploads.listParts(stage.people.sender, file.id);
    expect(items).toHaveLength(20);
    expect(await stage.kept()).toMatchObject({ objects: 20, bytes: 20 * PART, actsUnderWay: 0 });
  });
});
