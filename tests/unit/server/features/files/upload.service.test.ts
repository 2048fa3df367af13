import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MAX_GNUPG_BODY } from '../../../../../core/contracts/limits.ts';
import { createFileServices } from '../../../../../server/features/files/files.ts';
import {
  aBody,
  createFileStage,
  cut,
  MAX_FILE,
  nothing,
  octets,
  PART,
  QUOTA,
  sha256,
  type FileStage,
} from '../../../../support/file-stage.ts';
import { packet } from '../../../../support/openpgp-packets.ts';
import { utf8 } from '../../../../support/sealing.ts';
import { problemOf } from '../../../../support/submission-stage.ts';

let stage: FileStage;
beforeEach(async () => {
  stage = await createFileStage();
});
afterEach(() => {
  stage.close();
});

describe('beginning a file', () => {
  it('is not for another organisation, nor for a submission under review', async () => {
    const { uploads, people, keyPackets, aSubmission } = stage;
    const request = { maxSize: 100, keyPackets: await keyPackets() };
    const [draft, submitted] = [aSubmission(), aSubmission('submitted')];

    expect(await problemOf(uploads.begin(people.organ, draft.id, request))).toBe('NOT_FOUND');
    expect(await problemOf(uploads.begin(people.sender, submitted.id, request))).toBe(
      'TRANSITION_NOT_ALLOWED',
    );
    expect(await stage.kept()).toEqual(nothing);
  });

  it('refuses key packets that are not for exactly sender and recipients', async () => {
    const { uploads, people, keyPackets, aSubmission, organisations } = stage;
    const { sender, organ, receiver, other } = organisations;
    const begin = async (to: (typeof sender)[]) =>
      problemOf(
        uploads.begin(people.sender, aSubmission().id, {
          maxSize: 100,
          keyPackets: await keyPackets(to),
        }),
      );

    expect(await begin([sender, organ])).toBe('SEALED_RECIPIENT_MISSING');
    expect(await begin([sender, organ, receiver, other])).toBe('SEALED_RECIPIENT_UNEXPECTED');
    expect(await stage.kept()).toEqual(nothing);
  });

  it('takes the largest file and none that is one octet larger', async () => {
    expect(await problemOf(stage.begun(MAX_FILE + 1))).toBe('SEALED_TOO_LARGE');
    expect(await stage.kept()).toEqual(nothing);

    expect(await problemOf(stage.begun(MAX_FILE))).toBe('accepted');
  });

  it('reserves the quota to the byte', async () => {
    for (let used = 0; used < 3; used += 1) await stage.begun(MAX_FILE);
    const rest = QUOTA - 3 * MAX_FILE;

    expect(await problemOf(stage.begun(rest + 1))).toBe('QUOTA_EXCEEDED');
    expect(await problemOf(stage.begun(rest))).toBe('accepted');
    expect(await problemOf(stage.begun(1))).toBe('QUOTA_EXCEEDED');
    expect(await stage.kept()).toMatchObject({ bytes: QUOTA, files: 4, actsUnderWay: 0 });
  });

  it('refuses a large file in the older format at once', async () => {
    const { people, aSubmission, dependencies, organisations } = stage;
    const { sender, organ, receiver } = organisations;
    const { keyPackets } = await stage.sealed('', [sender, organ, receiver], 'gnupg');
    const uploads = createFileServices({ ...dependencies, maxFileBytes: 2 ** 40 }).uploads;

    const begin = (maxSize: number) =>
      problemOf(uploads.begin(people.sender, aSubmission().id, { maxSize, keyPackets }));

    expect(await begin(MAX_GNUPG_BODY + 1)).toBe('SEALED_GNUPG_TOO_LARGE');
    expect(await begin(MAX_GNUPG_BODY)).toBe('QUOTA_EXCEEDED');
  });
});

describe('putting a part', () => {
  it('is for the provider only, while its submission is not under review', async () => {
    const body = aBody(PART);
    const file = await stage.begun(body.length);
    const incoming = { size: PART, sha256: sha256(body), octets: octets(body) };

    expect(await problemOf(stage.uploads.putPart(stage.people.organ, file.id, 1, incoming))).toBe(
      'NOT_FOUND',
    );
    stage.submit({ id: file.submissionId });
    expect(await problemOf(stage.put(file, 1, body))).toBe('TRANSITION_NOT_ALLOWED');
  });

  it.each([
    ['no part begins where the announced size ends', 3, PART, 'PART_NOT_EXPECTED'],
    ['no part is larger than parts are', 1, PART + 1, 'PART_SIZE_MISMATCH'],
    ['no part goes beyond the announced size', 2, PART, 'PART_SIZE_MISMATCH'],
    ['no part is empty', 1, 0, 'PART_SIZE_MISMATCH'],
  ])('%s', async (_rule, n, size, code) => {
    const file = await stage.begun(2 * PART - 1);

    expect(await problemOf(stage.put(file, n, aBody(2 * PART).subarray(0, size)))).toBe(code);
    expect(await stage.kept()).toMatchObject({ objects: 0, parts: 0 });
  });

  it('keeps nothing of a part that is not what its sender says', async () => {
    const body = aBody(PART);
    const file = await stage.begun(PART);

    const put = stage.put(file, 1, body, { sha256: sha256('something else') });

    expect(await problemOf(put)).toBe('PART_DIGEST_MISMATCH');
    expect(await stage.kept()).toMatchObject({ objects: 0, parts: 0, files: 1 });
  });

  it('keeps nothing of a part that breaks off, and takes it again from the start', async () => {
    const body = aBody(PART);
    const file = await stage.begun(PART);

    const broken = stage.put(file, 1, body, { octets: octets(body, true) });
    await expect(broken).rejects.toThrow('the line is lost');
    expect(await stage.kept()).toMatchObject({ objects: 0, parts: 0, files: 1 });

    expect(await stage.put(file, 1, body)).toMatchObject({ n: 1, sha256: sha256(body) });
    expect(await stage.kept()).toMatchObject({ objects: 1, parts: 1 });
  });

  it('discards the whole file at once when the first part is not sealed', async () => {
    const file = await stage.begun(3 * PART);
    await stage.put(file, 2, aBody(PART));

    const put = stage.put(file, 1, packet(11, utf8('b'.padEnd(PART - 3))));

    expect(await problemOf(put)).toBe('SEALED_PLAINTEXT_LITERAL');
    expect(await stage.kept()).toEqual(nothing);
  });

  it('takes the same part again without storing it again, and without a new version', async () => {
    const body = aBody(PART);
    const file = await stage.begun(PART);
    await stage.put(file, 1, body);

    await stage.put(file, 1, body);
    await Promise.all([stage.put(file, 1, body), stage.put(file, 1, body)]);

    expect(await stage.kept()).toMatchObject({ objects: 1, parts: 1 });
    expect((await stage.repositories.files.findById(file.id))?.version).toBe(1);
  });

  it('keeps one object of simultaneous attempts that are the same', async () => {
    const body = aBody(PART);
    const file = await stage.begun(PART);

    const attempts = await Promise.all(Array.from({ length: 5 }, () => stage.put(file, 1, body)));

    expect(new Set(attempts.map(({ sha256: digest }) => digest))).toEqual(new Set([sha256(body)]));
    expect(await stage.kept()).toMatchObject({ objects: 1, parts: 1 });
    expect((await stage.repositories.files.findById(file.id))?.version).toBe(1);
  });

  it('replaces a part by another one, which changes the version of the file', async () => {
    const [first, second] = [aBody(PART), aBody(PART)];
    const file = await stage.begun(PART);
    await stage.put(file, 1, first);

    await stage.put(file, 1, second);

    const listed = await stage.uploads.listParts(stage.people.sender, file.id);
    expect(listed.items).toMatchObject([{ n: 1, sha256: sha256(second) }]);
    expect(listed.file.version).toBe(2);
    expect(await stage.kept()).toMatchObject({ objects: 1, parts: 1 });
  });

  it('keeps one of many different parts that arrive at once, with its object', async () => {
    const file = await stage.begun(PART);
    const bodies = Array.from({ length: 6 }, () => aBody(PART));

    await Promise.all(bodies.map((body) => stage.put(file, 1, body)));

    const part = await stage.repositories.parts.find(file.id, 1);
    expect(bodies.map(sha256)).toContain(part?.sha256);
    expect(await stage.kept()).toMatchObject({ objects: 1, parts: 1 });
    expect(await stage.objectIds()).toEqual([part?.objectId]);
  });

  it('takes parts in any order and many at once', async () => {
    const body = aBody(40 * PART + 1);
    const file = await stage.begun(body.length);
    const numbered = cut(body).map((part, index) => ({ n: index + 1, part }));

    await Promise.all(numbered.toReversed().map(({ n, part }) => stage.put(file, n, part)));

    const { items } = await stage.uploads.listParts(stage.people.sender, file.id);
    expect(items.map(({ sha256: digest }) => digest)).toEqual(
      numbered.map(({ part }) => sha256(part)),
    );
  });

  it('leaves nothing of a part that arrives while its file is discarded', async () => {
    const file = await stage.begun(2 * PART);
    const part = aBody(PART);
    async function* slow() {
      yield part.subarray(0, 100);
      await stage.uploads.discard(stage.people.sender, file.id, 1);
      yield part.subarray(100);
    }

    const put = stage.put(file, 2, part, { octets: slow() });

    expect(await problemOf(put)).toBe('NOT_FOUND');
    expect(await stage.kept()).toEqual(nothing);
  });

  it('leaves nothing of another part that arrives while its file is completed', async () => {
    const body = aBody(2 * PART);
    const [, second = new Uint8Array()] = cut(body);
    const file = await stage.begun(body.length);
    for (const [index, part] of cut(body).entries()) await stage.put(file, index + 1, part);
    const request = {
      ...(await stage.signed(file, body)),
      descriptor: await stage.sealed('a name'),
    };
    async function* slow() {
      yield second.subarray(0, 100).toReversed();
      await stage.completions.complete(stage.people.sender, file.id, 1, request);
      yield second.subarray(100);
    }
    const late = new Uint8Array([...second.subarray(0, 100).toReversed(), ...second.subarray(100)]);

    const put = stage.put(file, 2, late, { octets: slow() });

    expect(await problemOf(put)).toBe('TRANSITION_NOT_ALLOWED');
    expect(await stage.kept()).toMatchObject({ objects: 2, parts: 0 });
    expect(await stage.download(stage.people.sender, file, body)).toBe(true);
  });
});

describe('a part that takes the place of another while the file is completed', () => {
  it('makes the completion fail, which has read the part before it', async () => {
    const body = aBody(2 * PART);
    const file = await stage.begun(body.length);
    for (const [index, part] of cut(body).entries()) await stage.put(file, index + 1, part);
    const request = {
      ...(await stage.signed(file, body)),
      descriptor: await stage.sealed('a name'),
    };
    const other = aBody(PART);
    let isReplaced = false;
    const store = {
      ...stage.store,
      // The completion reads the stored body: at its first octets, the part changes under its hands.
      async *read(id: string, range?: { start: number; end: number }) {
        if (!isReplaced) {
          isReplaced = true;
          yield* stage.store.read(id, range);
          await stage.put(file, 1, other);
        } else yield* stage.store.read(id, range);
      },
    };
    const { completions } = createFileServices({ ...stage.dependencies, store });

    const complete = completions.complete(stage.people.sender, file.id, 1, request);

    expect(await problemOf(complete)).toBe('VERSION_CONFLICT');
    expect(await stage.repositories.parts.find(file.id, 1)).toMatchObject({
      sha256: sha256(other),
    });
    expect(await stage.kept()).toMatchObject({ objects: 2, parts: 1, actsUnderWay: 0 });
  });
});

describe('discarding a file', () => {
  it('is for the provider, of the version it has seen, and not under review', async () => {
    const file = await stage.begun(PART);
    const discard = (who: keyof typeof stage.people, version: number) =>
      problemOf(stage.uploads.discard(stage.people[who], file.id, version));

    expect(await discard('organ', 1)).toBe('NOT_FOUND');
    expect(await discard('sender', 2)).toBe('VERSION_CONFLICT');
    stage.submit({ id: file.submissionId });
    expect(await discard('sender', 1)).toBe('TRANSITION_NOT_ALLOWED');
  });

  it('leaves nothing of a file with parts, nor of a complete one', async () => {
    const receiving = await stage.begun(3 * PART);
    await stage.put(receiving, 1, aBody(PART));
    const complete = await stage.completed(aBody(2 * PART));

    await stage.uploads.discard(stage.people.sender, receiving.id, receiving.version);
    await stage.uploads.discard(stage.people.sender, complete.id, complete.version);

    expect(await stage.kept()).toEqual(nothing);
    expect(await stage.repositories.files.findById(complete.id)).toBeUndefined();
  });

  it('releases the quota once when two discard at once', async () => {
    const file = await stage.begun(PART);
    await stage.begun(100);

    const discards = [1, 2].map(() => stage.uploads.discard(stage.people.sender, file.id, 1));

    expect(await Promise.all(discards.map(problemOf))).toContain('accepted');
    expect(await stage.kept()).toMatchObject({ bytes: 100, actsUnderWay: 0 });
  });
});
