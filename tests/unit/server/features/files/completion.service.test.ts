import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ManifestFacts } from '../../../../../core/sealing/index.ts';
import { createFileServices } from '../../../../../server/features/files/files.ts';
import {
  aBody,
  createFileStage,
  cut,
  nothing,
  PART,
  sha256,
  type FileStage,
} from '../../../../support/file-stage.ts';
import { bytes, packet, seipd1 } from '../../../../support/openpgp-packets.ts';
import { aKey, flipped } from '../../../../support/sealing.ts';
import { problemOf } from '../../../../support/submission-stage.ts';

let stage: FileStage;
beforeEach(async () => {
  stage = await createFileStage();
});
afterEach(() => {
  stage.close();
});

async function sent(body: Uint8Array, maxSize = body.length) {
  const file = await stage.begun(maxSize);
  for (const [index, part] of cut(body).entries()) await stage.put(file, index + 1, part);
  return file;
}

async function complete(
  file: { id: string; submissionId: string },
  body: Uint8Array,
  wrong: Parameters<FileStage['signed']>[2] & { version?: number; who?: 'organ' } = {},
) {
  const { version = 1, who = 'sender', ...facts } = wrong;
  return stage.completions.complete(stage.people[who], file.id, version, {
    ...(await stage.signed(file, body, facts)),
    descriptor: await stage.sealed('a name'),
  });
}

describe('completing a file', () => {
  it('is for the provider, of the version it has seen, and not under review', async () => {
    const body = aBody(PART);
    const file = await sent(body);

    expect(await problemOf(complete(file, body, { who: 'organ' }))).toBe('NOT_FOUND');
    expect(await problemOf(complete(file, body, { version: 2 }))).toBe('VERSION_CONFLICT');
    stage.submit({ id: file.submissionId });
    expect(await problemOf(complete(file, body))).toBe('TRANSITION_NOT_ALLOWED');
  });

  it.each([1, 2, 3])('names the part that is missing: %i', async (missing) => {
    const body = aBody(2 * PART + 1);
    const file = await stage.begun(body.length);
    for (const [index, part] of cut(body).entries()) {
      if (index + 1 !== missing) await stage.put(file, index + 1, part);
    }

    await expect(complete(file, body)).rejects.toMatchObject({
      code: 'PARTS_MISSING',
      issues: [{ path: 'parts', message: `${missing}` }],
    });
    expect(await stage.kept()).toMatchObject({ files: 1, objects: 2 });
  });

  const wrongFacts: [string, Partial<ManifestFacts>][] = [
    ['manifest.fileId', { fileId: randomUUID() }],
    ['manifest.submissionId', { submissionId: randomUUID() }],
    ['manifest.seipd', { seipd: { version: 2, cipher: 9, aead: 3, chunkSizeByte: 13 } }],
    ['manifest.seipd', { seipd: { version: 1 } }],
    ['manifest.recipients', { recipients: ['ab'.repeat(20)] }],
    ['manifest.uploader', { uploader: 'ab'.repeat(20) }],
    ['manifest.partSize', { partSize: 2 * PART }],
    ['manifest.parts', { parts: [{ size: PART, sha256: sha256('') }] }],
  ];
  it.each(wrongFacts)('refuses a manifest that is wrong about %s', async (path, wrong) => {
    const body = aBody(PART);
    const file = await sent(body);

    const completion = complete(file, body, wrong);

    const error: unknown = await completion.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'MANIFEST_MISMATCH' });
    expect((error as { issues: { path: string }[] }).issues.map((issue) => issue.path)).toContain(
      path,
    );
    expect(await stage.kept()).toMatchObject({ files: 1, objects: 1, parts: 1 });
  });

  it('refuses a manifest of fewer parts than have arrived', async () => {
    const body = aBody(2 * PART);
    const file = await sent(body);
    const [first] = cut(body);

    const completion = complete(file, first ?? body);

    expect(await problemOf(completion)).toBe('MANIFEST_MISMATCH');
  });

  it('refuses what is no manifest', async () => {
    const file = await sent(aBody(PART));
    const { armoredSignature } = await stage.signed(file, aBody(PART));
    const descriptor = await stage.sealed('a name');

    for (const manifest of ['', '{}', '{"v":2}']) {
      const request = { manifest, armoredSignature, descriptor };
      expect(
        await problemOf(stage.completions.complete(stage.people.sender, file.id, 1, request)),
      ).toBe('MANIFEST_NOT_VALID');
    }
  });

  it('refuses a signature by another key, and over another text', async () => {
    const body = aBody(PART);
    const file = await sent(body);
    const { manifest, armoredSignature } = await stage.signed(file, body);
    const descriptor = await stage.sealed('a name');

    expect(await problemOf(complete(file, body, { signingKey: await aKey() }))).toBe(
      'SIGNATURE_NOT_VALID',
    );
    const request = { manifest: `${manifest} `, armoredSignature, descriptor };
    await expect(
      stage.completions.complete(stage.people.sender, file.id, 1, request),
    ).rejects.toMatchObject({
      code: 'SIGNATURE_NOT_VALID',
      issues: [{ path: 'armoredSignature', message: 'bad-signature' }],
    });
  });

  it('asks for a key of the uploader’s own', async () => {
    const body = aBody(PART);
    const file = await sent(body);
    const request = {
      ...(await stage.signed(file, body)),
      descriptor: await stage.sealed('a name'),
    };
    stage.memberKeys.delete(stage.people.sender.accountId);

    expect(
      await problemOf(stage.completions.complete(stage.people.sender, file.id, 1, request)),
    ).toBe('MEMBER_KEY_MISSING');
  });

  it('refuses a descriptor that is sealed to others, and keeps the file', async () => {
    const body = aBody(PART);
    const file = await sent(body);
    const { sender, organ } = stage.organisations;
    const request = {
      ...(await stage.signed(file, body)),
      descriptor: await stage.sealed('a name', [sender, organ]),
    };

    expect(
      await problemOf(stage.completions.complete(stage.people.sender, file.id, 1, request)),
    ).toBe('SEALED_RECIPIENT_MISSING');
    expect(await stage.kept()).toMatchObject({ files: 1, objects: 1 });
  });

  it.each([
    ['SEALED_TRUNCATED', aBody(3 * PART).subarray(0, -1)],
    ['SEALED_TRAILING_DATA', bytes(aBody(3 * PART), 0)],
    ['SEALED_LOOKS_LIKE_PLAINTEXT', packet(18, bytes(2, 9, 3, 12, new Uint8Array(3 * PART)))],
  ])('leaves nothing of a body that the gate refuses: %s', async (code, body) => {
    const file = await sent(body);

    expect(await problemOf(complete(file, body))).toBe(code);
    expect(await stage.kept()).toEqual(nothing);
  });

  it('refuses a body whose version is not that of its key packets', async () => {
    const body = packet(18, seipd1(PART));
    const file = await sent(body);

    expect(await problemOf(complete(file, body, { seipd: { version: 1 } }))).toBe(
      'SEALED_KEY_PACKET_VERSION_MISMATCH',
    );
    expect(await stage.kept()).toEqual(nothing);
  });

  it('does not vouch for a body that has changed in the store', async () => {
    const body = aBody(PART);
    const file = await sent(body);
    const store = {
      ...stage.store,
      async *read(id: string, range?: { start: number; end: number }) {
        for await (const chunk of stage.store.read(id, range)) yield flipped(chunk, PART - 1);
      },
    };
    const { completions } = createFileServices({ ...stage.dependencies, store });
    const request = {
      ...(await stage.signed(file, body)),
      descriptor: await stage.sealed('a name'),
    };

    expect(await problemOf(completions.complete(stage.people.sender, file.id, 1, request))).toBe(
      'MANIFEST_MISMATCH',
    );
  });

  it.each([100, PART - 1, PART, PART + 1, 2 * PART, 5 * PART + 7])(
    'takes a body of %i octets and gives it back to each reader',
    async (size) => {
      const body = aBody(size);
      const submission = stage.aSubmission();
      const file = await stage.completed(body, submission);
      stage.submit(submission);

      expect(file).toMatchObject({ state: 'complete', version: 2, size, signature: {} });
      for (const who of ['sender', 'organ', 'receiver'] as const) {
        expect(await stage.download(stage.people[who], file, body)).toBe(true);
      }
      expect(await stage.kept()).toMatchObject({
        objects: Math.ceil(size / PART),
        parts: 0,
        bytes: size,
        actsUnderWay: 0,
      });
    },
  );

  it('gives back the room that was reserved and not needed, to the byte', async () => {
    const body = aBody(PART + 1);
    const file = await sent(body, 10 * PART);
    expect(await stage.kept()).toMatchObject({ bytes: 10 * PART });

    await complete(file, body);

    expect(await stage.kept()).toMatchObject({ bytes: PART + 1, actsUnderWay: 0 });
  });

  it('lets one of two that complete at once win', async () => {
    const body = aBody(2 * PART);
    const file = await sent(body);

    const completions = [complete(file, body), complete(file, body)].map(problemOf);

    expect((await Promise.all(completions)).filter((code) => code === 'accepted')).toHaveLength(1);
    expect(await stage.kept()).toMatchObject({ bytes: 2 * PART, objects: 2, actsUnderWay: 0 });
    expect(await stage.download(stage.people.sender, file, body)).toBe(true);
  });

  it('is final: neither parts nor another completion change the file', async () => {
    const body = aBody(PART);
    const file = await sent(body);
    await complete(file, body);

    expect(await problemOf(stage.put(file, 1, aBody(PART)))).toBe('TRANSITION_NOT_ALLOWED');
    expect(await problemOf(complete(file, body, { version: 2 }))).toBe('TRANSITION_NOT_ALLOWED');
    expect(await stage.download(stage.people.sender, file, body)).toBe(true);
  });
});
