import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aBody,
  createFileStage,
  MAX_FILE,
  nothing,
  octets,
  PART,
  QUOTA,
  type FileStage,
} from '../../../../support/file-stage.ts';
import { bytes } from '../../../../support/openpgp-packets.ts';
import { utf8 } from '../../../../support/sealing.ts';
import { problemOf } from '../../../../support/submission-stage.ts';

let stage: FileStage;
beforeEach(async () => {
  stage = await createFileStage();
});
afterEach(() => {
  stage.close();
});

async function aMessage(body: Uint8Array, to?: Parameters<FileStage['keyPackets']>[0]) {
  const packets = await stage.keyPackets(to);
  return bytes(...packets.map(({ keyPacket }) => Buffer.from(keyPacket, 'base64')), body);
}

function deposit(
  message: Uint8Array,
  { announced = message.length + 200, failing = false, submission = stage.aSubmission() } = {},
) {
  return stage.deposits.deposit(stage.people.sender, submission.id, announced, (sink) =>
    sink.receive(octets(message, failing)),
  );
}

describe('depositing a message made elsewhere', () => {
  it('is for the sender, and not under review', async () => {
    const submission = stage.aSubmission('submitted');
    const { deposits, people } = stage;
    const transfer = () => Promise.reject(new Error('nothing may be read'));

    expect(await problemOf(deposits.deposit(people.organ, submission.id, 9, transfer))).toBe(
      'NOT_FOUND',
    );
    expect(await problemOf(deposits.deposit(people.sender, submission.id, 9, transfer))).toBe(
      'TRANSITION_NOT_ALLOWED',
    );
  });

  it('leaves nothing of a message for other recipients', async () => {
    const { sender, organ, receiver, other } = stage.organisations;
    const body = aBody(2000);

    const fewer = deposit(await aMessage(body, [sender, organ]));
    const more = deposit(await aMessage(body, [sender, organ, receiver, other]));

    expect(await problemOf(fewer)).toBe('SEALED_RECIPIENT_MISSING');
    expect(await problemOf(more)).toBe('SEALED_RECIPIENT_UNEXPECTED');
    expect(await stage.kept()).toEqual(nothing);
  });

  it.each([
    ['SEALED_EMPTY', () => new Uint8Array()],
    ['SEALED_ARMORED', () => utf8('-----BEGIN PGP MESSAGE-----\n\nwcDMA')],
    ['SEALED_NOT_OPENPGP', () => utf8('a letter in clear')],
    ['SEALED_NO_KEY_PACKET', () => aBody(1000)],
    ['SEALED_TOO_LARGE', () => aMessage(aBody(MAX_FILE + 1))],
    ['SEALED_TRAILING_DATA', async () => bytes(await aMessage(aBody(1000)), 1)],
    ['SEALED_TRUNCATED', async () => (await aMessage(aBody(1000))).subarray(0, -1)],
  ])('leaves nothing of what the gate refuses: %s', async (code, message) => {
    expect(await problemOf(deposit(await message()))).toBe(code);
    expect(await stage.kept()).toEqual(nothing);
  });

  it('leaves nothing of a message that breaks off', async () => {
    const message = await aMessage(aBody(10 * PART));

    await expect(deposit(message, { failing: true })).rejects.toThrow('the line is lost');

    expect(await stage.kept()).toEqual(nothing);
  });

  it('leaves nothing when the rest of the request is refused', async () => {
    const message = await aMessage(aBody(1000));
    const { deposits, people } = stage;
    const submission = stage.aSubmission();

    const refused = deposits.deposit(people.sender, submission.id, 2000, async (sink) => {
      const file = await sink.receive(octets(message));
      await sink.discard(file);
      throw new Error('a second file');
    });

    await expect(refused).rejects.toThrow('a second file');
    expect(await stage.kept()).toEqual(nothing);
  });

  it('leaves nothing when its file is discarded while it arrives', async () => {
    const message = await aMessage(aBody(1000));
    const { deposits, people, repositories } = stage;
    const submission = stage.aSubmission();
    async function* slow() {
      yield message.subarray(0, 500);
      const [file] = await repositories.files.listAllOfSubmission(submission.id);
      await stage.uploads.discard(people.sender, file?.id ?? '', 1);
      yield message.subarray(500);
    }

    const late = deposits.deposit(people.sender, submission.id, 2000, (sink) =>
      sink.receive(slow()),
    );

    expect(await problemOf(late)).toBe('NOT_FOUND');
    expect(await stage.kept()).toEqual(nothing);
  });

  it('reserves what is announced, and keeps what the body has', async () => {
    const body = aBody(1000);

    expect(await problemOf(deposit(await aMessage(body), { announced: QUOTA + 1 }))).toBe(
      'QUOTA_EXCEEDED',
    );
    expect(await stage.kept()).toEqual(nothing);
    const file = await deposit(await aMessage(body), { announced: QUOTA });

    expect(file).toMatchObject({ state: 'unsigned', size: 1000, version: 2, layout: 'whole' });
    expect(await stage.kept()).toMatchObject({ bytes: 1000, objects: 1, actsUnderWay: 0 });
  });

  it('takes the largest body exactly', async () => {
    const file = await deposit(await aMessage(aBody(MAX_FILE)));

    expect(file.size).toBe(MAX_FILE);
  });

  it('stores eight at once', async () => {
    const bodies = Array.from({ length: 8 }, (_, index) => aBody(1000 + index));
    const messages = await Promise.all(bodies.map((body) => aMessage(body)));

    const files = await Promise.all(messages.map((message) => deposit(message)));

    expect(files.map(({ size }) => size)).toEqual(bodies.map(({ length }) => length));
    expect(await stage.kept()).toMatchObject({ objects: 8, files: 8, bytes: 8028 });
  });

  it('can be opened once its uploader has signed for it, and not before', async () => {
    const body = aBody(3 * PART + 5);
    const file = await deposit(await aMessage(body));
    const { completions, people } = stage;
    expect(await problemOf(stage.reading.getMessage(people.sender, file.id))).toBe('NOT_FOUND');
    const other = { ...(await stage.signed(file, aBody(body.length))) };
    expect(await problemOf(completions.sign(people.sender, file.id, 2, other))).toBe(
      'MANIFEST_MISMATCH',
    );

    const signed = await completions.sign(
      people.sender,
      file.id,
      2,
      await stage.signed(file, body),
    );

    expect(signed).toMatchObject({ state: 'complete', version: 3, size: body.length });
    expect(await stage.download(people.sender, file, body)).toBe(true);
    expect(await stage.kept()).toMatchObject({ bytes: body.length, objects: 1, actsUnderWay: 0 });
  });

  it('takes the older format that GnuPG writes', async () => {
    const { people } = stage;
    const { sender, organ, receiver } = stage.organisations;
    const content = await stage.sealed('a letter', [sender, organ, receiver], 'gnupg');
    const packets = content.keyPackets.map(({ keyPacket }) => Buffer.from(keyPacket, 'base64'));
    const body = Buffer.from(content.body, 'base64');

    const file = await deposit(bytes(...packets, body));
    const signature = await stage.signed(file, body, { seipd: { version: 1 } });
    const signed = await stage.completions.sign(people.sender, file.id, 2, signature);

    expect(signed).toMatchObject({ state: 'complete', seipd: { version: 1 } });
    expect(await stage.opened(people.sender, sender, signed)).toEqual(Buffer.from('a letter'));
  });

  it('takes no parts, and is not completed like a file that came in parts', async () => {
    const body = aBody(PART);
    const file = await deposit(await aMessage(body));
    const request = {
      ...(await stage.signed(file, body)),
      descriptor: await stage.sealed('a name'),
    };

    expect(await problemOf(stage.put(file, 1, body))).toBe('TRANSITION_NOT_ALLOWED');
    expect(
      await problemOf(stage.completions.complete(stage.people.sender, file.id, 2, request)),
    ).toBe('TRANSITION_NOT_ALLOWED');
  });
});
