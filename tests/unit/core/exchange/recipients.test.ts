import { describe, expect, it } from '@jest/globals';
import { createConnection, recipientsOf } from '../../../../core/exchange/index.ts';
import { addressed, formatFor } from '../../../../core/exchange/recipients.ts';
import { publicationsOf } from '../../../support/published-keys.ts';
import { aKey } from '../../../support/sealing.ts';

const first = '018f3c1e-0000-7000-8000-000000000001';
const second = '018f3c1e-0000-7000-8000-000000000002';

/** A server that offers these keys, and says of each what the test says. */
function offering(keys: Readonly<Record<string, string | undefined>>, claimed: string) {
  return createConnection({
    origin: 'https://portal.example.org',
    fetch: async (url) => {
      const [, , , , organisationId = '', , asked] = new URL(url).pathname.split('/');
      if (asked !== undefined) return Response.json(await publicationsOf(organisationId, keys));
      const armoredPublicKey = keys[organisationId];
      const at = '2026-11-21T12:00:00.000Z';
      const current = armoredPublicKey !== undefined && {
        ...{ fingerprint: claimed, armoredPublicKey, algorithm: 'any', readsSeipd2: true },
        ...{ createdAt: at, publishedAt: at },
      };
      const answer = { organisationId, version: 1, previous: [], rotationDue: false };
      return Response.json({ ...answer, ...(current && { current }) });
    },
  });
}

describe('the recipients of something sealed', () => {
  it('are refused when the server offers another key, whatever it says of it', async () => {
    const [compared, other] = [await aKey(), await aKey()];
    const connection = offering({ [first]: other.armoredPublicKey }, compared.fingerprint);

    await expect(
      recipientsOf(connection, new Map([[first, compared.fingerprint]])),
    ).rejects.toThrow(
      `the key with fingerprint ${compared.fingerprint} was compared, ${other.fingerprint} is offered`,
    );
  });

  it('are refused when the server offers no key', async () => {
    const { fingerprint } = await aKey();

    const found = recipientsOf(offering({}, fingerprint), new Map([[first, fingerprint]]));

    await expect(found).rejects.toMatchObject({ name: 'KeyChangedError' });
  });

  it('are refused together when one of them is', async () => {
    const [good, other] = [await aKey(), await aKey()];
    const keys = { [first]: good.armoredPublicKey, [second]: other.armoredPublicKey };
    const compared = new Map([
      [first, good.fingerprint],
      [second, good.fingerprint],
    ]);

    const found = recipientsOf(offering(keys, good.fingerprint), compared);

    await expect(found).rejects.toMatchObject({ name: 'KeyChangedError' });
  });

  it('read the format that their key says, not the one that the server says', async () => {
    const key = await aKey({ gnupgCompatible: true });
    const connection = offering({ [first]: key.armoredPublicKey }, key.fingerprint);

    const found = await recipientsOf(connection, new Map([[first, key.fingerprint]]));

    expect(found).toEqual([
      {
        organisationId: first,
        armoredPublicKey: key.armoredPublicKey,
        fingerprint: key.fingerprint,
        readsSeipd2: false,
      },
    ]);
  });

  it('get the older format as soon as one of them reads no other', () => {
    const recipient = { organisationId: first, armoredPublicKey: '', fingerprint: '' };

    expect(formatFor([{ ...recipient, readsSeipd2: true }])).toBe('default');
    expect(
      formatFor([
        { ...recipient, readsSeipd2: true },
        { ...recipient, readsSeipd2: false },
      ]),
    ).toBe('gnupg');
  });

  it('get each the key packet made for their key, in whatever order they were made', () => {
    const recipients = [
      { organisationId: first, fingerprint: 'aa', armoredPublicKey: '', readsSeipd2: true },
      { organisationId: second, fingerprint: 'bb', armoredPublicKey: '', readsSeipd2: true },
    ];
    const packetFor = (fingerprint: string, octet: number) => ({
      fingerprint,
      keyPacket: Uint8Array.of(octet),
    });

    expect(() => addressed([packetFor('aa', 1)], recipients)).toThrow('bb');
    expect(addressed([packetFor('bb', 2), packetFor('aa', 1)], recipients)).toEqual([
      { organisationId: first, keyPacket: 'AQ==' },
      { organisationId: second, keyPacket: 'Ag==' },
    ]);
  });
});
