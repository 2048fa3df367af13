import { beforeAll, describe, expect, it } from '@jest/globals';
import { openDraft, sealDraft } from '../../../../core/exchange/index.ts';
import { concatBytes, sealContent, type OrganisationKey } from '../../../../core/sealing/index.ts';
import { aKey, bytesOf, flipped, sealingError, utf8 } from '../../../support/sealing.ts';

const draft = utf8(JSON.stringify({ subject: 'Über das Konto' }));

describe('a sealed draft', () => {
  let author: OrganisationKey;
  let stranger: OrganisationKey;
  beforeAll(async () => {
    [author, stranger] = await Promise.all([aKey(), aKey()]);
  });

  /** Something sealed to the author, signed by whoever. */
  async function sealed(text: string, { key }: OrganisationKey) {
    const { body, keyPackets } = await sealContent({
      plaintext: utf8(text),
      recipients: [author],
      signingKey: key,
      format: 'default',
    });
    return concatBytes([...keyPackets.map(({ keyPacket }) => keyPacket), body]);
  }

  it('does not open with another key', async () => {
    const opening = openDraft(await sealDraft(draft, author.key), stranger.key);

    await expect(opening).rejects.toMatchObject(sealingError('no-decryption-key'));
  });

  it('does not open when it was altered', async () => {
    const message = await sealDraft(draft, author.key);

    const opening = openDraft(flipped(message, message.length - 1), author.key);

    await expect(opening).rejects.toMatchObject(sealingError('altered'));
  });

  it('is taken from nobody else, even sealed to its author', async () => {
    const opening = openDraft(await sealed('{"v":1,"type":"draft"}\n{}', stranger), author.key);

    await expect(opening).rejects.toMatchObject(sealingError('altered'));
  });

  it.each(['{}', '{"v":2,"type":"draft"}\n{}', '{"v":1,"type":"remark"}\n{}', ''])(
    'is not taken for one when it begins with %s',
    async (text) => {
      const opening = openDraft(await sealed(text, author), author.key);

      await expect(opening).rejects.toMatchObject(sealingError('unsupported-format'));
    },
  );

  it('is not taken for a draft of another type', async () => {
    const record = await sealDraft(draft, author.key);
    const request = await sealDraft(draft, author.key, 'request-draft');

    const refused = sealingError('unsupported-format');
    await expect(openDraft(record, author.key, 'request-draft')).rejects.toMatchObject(refused);
    await expect(openDraft(request, author.key)).rejects.toMatchObject(refused);
    expect(await openDraft(request, author.key, 'request-draft')).toEqual(draft);
  });

  it('is refused beyond the size of a record', async () => {
    const sealing = sealDraft(bytesOf(1024 * 1024), author.key);

    await expect(sealing).rejects.toMatchObject(sealingError('content-too-large'));
  });

  it.each([
    ['of our making', false],
    ['that GnuPG made', true],
  ])('opens as it was written, with a key %s', async (_whose, gnupgCompatible) => {
    const { key } = await aKey({ gnupgCompatible });

    expect(await openDraft(await sealDraft(draft, key), key)).toEqual(draft);
    expect(await openDraft(await sealDraft(new Uint8Array(), key), key)).toEqual(new Uint8Array());
  });
});
