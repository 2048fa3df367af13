import { beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, trustOf, trustOfMember } from '../../../../core/exchange/index.ts';
import {
  fingerprintWords,
  signRotation,
  type OrganisationKey,
} from '../../../../core/sealing/index.ts';
import { aKey, testKey } from '../../../support/sealing.ts';

const organisationId = '018f3c1e-0000-7000-8000-000000000001';
const elsewhere = '018f3c1e-0000-7000-8000-000000000002';
const at = '2026-11-21T12:00:00.000Z';

function published({ armoredPublicKey, fingerprint }: OrganisationKey) {
  return {
    ...{ fingerprint, armoredPublicKey, algorithm: 'any', readsSeipd2: false },
    ...{ createdAt: at, publishedAt: at },
  };
}

/** A key that names its successor, as the portal keeps it. */
async function rotated(previous: OrganisationKey, next: OrganisationKey, of = organisationId) {
  const rotation = await signRotation({
    previousKey: previous.key,
    organisationId: of,
    nextFingerprint: next.fingerprint,
    at: new Date(),
  });
  return { ...published(previous), supersededAt: at, rotation };
}
type Rotated = Awaited<ReturnType<typeof rotated>>;

function answering(body: object, status = 200) {
  return createConnection({
    origin: 'https://portal.example.org',
    fetch: () => Promise.resolve(Response.json(body, { status })),
  });
}

function offering(current: OrganisationKey | undefined, previous: readonly Rotated[] = []) {
  const answer = { organisationId, version: 1, previous, rotationDue: false };
  return answering({ ...answer, ...(current && { current: published(current) }) });
}

const trust = (connection: ReturnType<typeof offering>, compared?: OrganisationKey) =>
  trustOf(connection, organisationId, compared?.fingerprint);

describe('trust in the key of an organisation', () => {
  let first: OrganisationKey;
  let second: OrganisationKey;
  let third: OrganisationKey;
  let stranger: OrganisationKey;
  beforeAll(async () => {
    [first, second, third, stranger] = await Promise.all([aKey(), aKey(), aKey(), aKey()]);
  });

  it('has nothing to say where there is no key', async () => {
    expect(await trust(offering(undefined), first)).toEqual({ status: 'no-key' });
  });

  it('is not given to a key that cannot be used', async () => {
    const expired = { ...first, armoredPublicKey: testKey('expired.public') };

    await expect(trust(offering(expired))).rejects.toMatchObject({ code: 'key-expired' });
  });

  it('ends when another key is offered and no rotation leads to it', async () => {
    const { fingerprint } = second;

    expect(await trust(offering(second), first)).toMatchObject({
      status: 'changed-unexpectedly',
      fingerprint,
    });
  });

  it('is not kept by what the server says of the key instead of its bytes', async () => {
    const disguised = { ...second, fingerprint: first.fingerprint };

    expect(await trust(offering(disguised), first)).toMatchObject({
      status: 'changed-unexpectedly',
      fingerprint: second.fingerprint,
    });
  });

  it.each([
    [
      'signed by another key',
      async () => [{ ...(await rotated(stranger, second)), ...published(first) }],
    ],
    [
      'signed by another key under the name of the compared one',
      async () => [{ ...(await rotated(stranger, second)), fingerprint: first.fingerprint }],
    ],
    ['to another key', async () => [await rotated(first, third)]],
    ['of another organisation', async () => [await rotated(first, second, elsewhere)]],
    [
      'that leads in a circle',
      async () => [await rotated(first, third), await rotated(third, first)],
    ],
    [
      'whose text was changed',
      async () => {
        const { rotation, ...key } = await rotated(first, third);
        const statement = rotation.statement.replace(third.fingerprint, second.fingerprint);
        return [{ ...key, rotation: { ...rotation, statement } }];
      },
    ],
    [
      'that is no statement',
      async () => {
        const { rotation, ...key } = await rotated(first, second);
        return [{ ...key, rotation: { ...rotation, statement: '{}' } }];
      },
    ],
    ['with a link missing', async () => [await rotated(third, second)]],
  ])('is not kept by a rotation %s', async (_how, previous) => {
    expect(await trust(offering(second, await previous()), first)).toMatchObject({
      status: 'changed-unexpectedly',
    });
  });

  it('is kept along an unbroken chain of rotations, whatever their order', async () => {
    const previous = [await rotated(first, second), await rotated(second, third)];
    const chain = [first, second, third].map(({ fingerprint }) => fingerprint);

    for (const links of [previous, previous.toReversed()]) {
      expect(await trust(offering(third, links), first)).toMatchObject({
        status: 'rotated',
        fingerprint: third.fingerprint,
        chain,
      });
    }
    expect(await trust(offering(third, previous), second)).toMatchObject({
      chain: chain.slice(1),
    });
  });

  it('is not claimed for a key that nobody compared', async () => {
    expect(await trust(offering(first, [await rotated(second, first)]))).toMatchObject({
      status: 'not-compared',
    });
  });

  it('is had in the compared key, with all that has to be shown of it', async () => {
    const { fingerprint, armoredPublicKey } = first;

    expect(await trust(offering(first), first)).toMatchObject({
      status: 'compared',
      fingerprint,
      words: fingerprintWords(fingerprint),
      armoredPublicKey,
      readsSeipd2: true,
    });
  });
});

describe('trust in the key of a member', () => {
  const offeringMember = (current: OrganisationKey) =>
    answering({ accountId: elsewhere, current: published(current), superseded: [] });

  it('has nothing to say where there is no key', async () => {
    const problem = { type: 'urn:problem:x', title: 'No.', status: 404, requestId: 'r' };
    const missing = answering({ ...problem, code: 'NO_KEY' }, 404);
    const forbidden = answering({ ...problem, code: 'FORBIDDEN' }, 403);

    expect(await trustOfMember(missing, elsewhere, undefined)).toEqual({ status: 'no-key' });
    await expect(trustOfMember(forbidden, elsewhere, undefined)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('ends with every change, and is had in the compared key alone', async () => {
    const [one, other] = await Promise.all([aKey(), aKey()]);
    const status = async (compared?: string) =>
      (await trustOfMember(offeringMember(one), elsewhere, compared)).status;

    expect(await status(other.fingerprint)).toBe('changed-unexpectedly');
    expect(await status()).toBe('not-compared');
    expect(await status(one.fingerprint)).toBe('compared');
  });
});
