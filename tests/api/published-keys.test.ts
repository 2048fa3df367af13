import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { AccessEntry } from '../../core/contracts/access-log.ts';
import { OpeningsPage } from '../../core/contracts/access-log-openings.ts';
import { OrganisationKeysResponse } from '../../core/contracts/keys.ts';
import { LogEvidence } from '../../core/contracts/log-evidence.ts';
import { createLogMemory, recipientsOf, rotateOrganisationKey } from '../../core/exchange/index.ts';
import { parseCanonical } from '../../core/transparency/index.ts';
import { fingerprintOf, recipientsAmong, type Member } from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { aKey } from '../support/sealing.ts';
import { engines } from '../support/test-portal.ts';

describe.each(engines)('keys and the log that shows them, on %s', (engine) => {
  let portal: ExchangePortal;
  let author: Member;
  let reader: Member;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    author = await portal.founder('state');
    reader = await portal.founder('court-organ');
  });
  afterEach(() => {
    portal.line.interfere = undefined;
  });
  afterAll(() => portal.close());

  const keysPath = (member: Member) => `/organisations/${member.organisationId}/keys`;

  /** From now on the portal gives these answers, and every other one as it is. */
  function lie(answers: Readonly<Record<string, object>>): void {
    portal.line.interfere = ({ url = '' }, response) => {
      const answer = answers[url.replace('/api/v1', '')];
      if (!answer) return false;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(answer));
      return true;
    };
  }

  /** Another key in the place of the reader's, as if it were its own. */
  async function swapped() {
    const keys = await author.connection.call(OrganisationKeysResponse, keysPath(reader));
    const { armoredPublicKey, fingerprint } = await aKey();
    const current = keys.current && { ...keys.current, armoredPublicKey, fingerprint };
    return { answer: { ...keys, current }, armoredPublicKey, fingerprint };
  }

  it('nothing is sealed to a swapped key that stands in no entry', async () => {
    const { answer, fingerprint } = await swapped();
    lie({ [keysPath(reader)]: answer });

    const found = recipientsOf(author.connection, new Map([[reader.organisationId, fingerprint]]));

    await expect(found).rejects.toMatchObject({
      name: 'PublicationError',
      code: 'KEY_NOT_IN_LOG',
    });
  });

  it('nothing is sealed to a swapped key under the entry of the true one', async () => {
    const { answer, fingerprint } = await swapped();
    const path = `${keysPath(reader)}/${fingerprintOf(reader)}/publication`;
    const evidence = await author.connection.call(LogEvidence, path);
    lie({
      [keysPath(reader)]: answer,
      [`${keysPath(reader)}/${fingerprint}/publication`]: evidence,
    });

    const found = recipientsOf(author.connection, new Map([[reader.organisationId, fingerprint]]));

    await expect(found).rejects.toMatchObject({ code: 'KEY_NOT_IN_LOG' });
  });

  it('answers NOT_FOUND for a key that the organisation never had', async () => {
    const unknown = `${keysPath(reader)}/${'ab'.repeat(32)}/publication`;
    await expect(author.connection.call(LogEvidence, unknown)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const foreign = `${keysPath(author)}/${fingerprintOf(reader)}/publication`;
    await expect(author.connection.call(LogEvidence, foreign)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('each key and its successor are proven to whoever seals to them', async () => {
    const founder = await portal.founder('state');
    const [first] = await recipientsAmong(author, [founder]);
    const [currentKey] = founder.keyring.organisationKeys;
    if (!currentKey) throw new Error('holds the key');
    const { accountId, memberKey } = founder;

    const next = await rotateOrganisationKey(
      founder.connection,
      founder.organisation,
      { memberKey, currentKey },
      [{ accountId, comparedFingerprint: memberKey.fingerprint }],
    );

    const compared = new Map([[founder.organisationId, next.fingerprint]]);
    const [second] = await recipientsOf(author.connection, compared);
    expect(first?.fingerprint).toBe(currentKey.fingerprint);
    expect(second?.fingerprint).toBe(next.fingerprint);
    await expect(author.connection.log.find()).resolves.toMatchObject({
      checkpoint: { size: expect.any(Number) },
    });
  });

  it('each key that was ever published shows to its own organisation', async () => {
    const { connection } = reader;
    const query = { about: 'keys', by: 'all' };
    const page = await connection.call(OpeningsPage, '/access-log/openings', { query });

    const published = page.items.map(({ entry }) => {
      const { action, object } = AccessEntry.parse(parseCanonical(Buffer.from(entry, 'base64')));
      return [action, object?.digest];
    });
    const keys = await connection.call(OrganisationKeysResponse, keysPath(reader));
    const digest = createHash('sha256')
      .update(keys.current?.armoredPublicKey ?? '', 'utf8')
      .digest('hex');
    expect(published).toEqual([
      ['organisation-key.publish', digest],
      [
        'member-key.publish',
        createHash('sha256').update(reader.memberKey.armoredPublicKey).digest('hex'),
      ],
    ]);
  });

  it('nothing is sealed while another log is shown than the one seen before', async () => {
    const log = createLogMemory();
    const stranger = await createExchangePortal(engine);
    try {
      const theirs = await stranger.founder('state');
      const path = `/organisations/${theirs.organisationId}/keys/${fingerprintOf(theirs)}/publication`;
      const { vkey } = await theirs.connection.call(LogEvidence, path);
      await log.meet(vkey);
    } finally {
      await stranger.close();
    }

    const remembering = { ...author.connection, log };
    const compared = new Map([[reader.organisationId, fingerprintOf(reader)]]);
    await expect(recipientsOf(remembering, compared)).rejects.toMatchObject({
      code: 'LOG_NOT_THE_KNOWN_ONE',
    });
  });
});
