import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessEntry } from '../../core/contracts/access-log.ts';
import { OpeningsPage } from '../../core/contracts/access-log-openings.ts';
import { openDepositedFile, readSubmission, verifyEvidence } from '../../core/exchange/index.ts';
import { parseCanonical } from '../../core/transparency/index.ts';
import { openCase, type Member } from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { createLogReader } from '../support/matrix-records.ts';
import { drained } from '../support/sealing.ts';
import { sendSubmission } from '../support/sent-submission.ts';
import { engines } from '../support/test-portal.ts';

describe.each(engines)('GET /access-log/openings, on %s', (engine) => {
  let portal: ExchangePortal;
  let author: Member;
  let colleague: Member;
  let reader: Member;
  let other: Member;
  let caseId: string;
  let submissionId: string;
  let fileId: string;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    author = await portal.founder('state');
    reader = await portal.founder('court-organ');
    other = await portal.founder('state');
    colleague = await portal.colleagueOf(author, 'expert');
    caseId = (await openCase(reader, [author, other])).id;
    const sent = await sendSubmission(author, [reader], { caseId });
    submissionId = sent.submission.id;
    fileId = sent.fileIds[0] ?? '';
    await readSubmission(reader.connection, submissionId);
    const { plaintext } = await openDepositedFile(reader.connection, fileId, reader.keyring);
    await drained(plaintext);
  });
  afterAll(() => portal.close());

  async function openings(by: Member, query: Record<string, string | number> = {}) {
    const page = await by.connection.call(OpeningsPage, '/access-log/openings', { query });
    const entries = page.items.map(({ entry, index }) => ({
      index,
      ...AccessEntry.parse(parseCanonical(Buffer.from(entry, 'base64'))),
    }));
    return { ...page, entries };
  }
  const actsOf = ({ entries }: Awaited<ReturnType<typeof openings>>) =>
    entries.map(({ action, object }) => [action, object?.id]);

  it('shows nothing of what others provide', async () => {
    expect((await openings(other)).items).toEqual([]);
    expect((await openings(other, { by: 'all', object: fileId })).items).toEqual([]);
    expect((await openings(reader, { by: 'all', submission: submissionId })).items).toEqual([]);
  });

  it('shows no attempt that was refused, which claims no organisation', async () => {
    const head = await createLogReader(portal).head();
    const path = `/files/${fileId}`;

    await expect(other.connection.stream(`${path}/content`)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });

    const entries = await createLogReader(portal).entriesFrom(head);
    expect(entries.map(({ outcome, object }) => [outcome, object])).toEqual([
      ['pending', { type: 'file', id: fileId }],
      ['denied', { type: 'file', id: fileId }],
    ]);
    const shown = await openings(author, { by: 'all', object: fileId });
    expect(shown.entries.filter(({ actor }) => actor.org === other.organisationId)).toEqual([]);
  });

  it('shows who opened what the own organisation sent, newest first', async () => {
    const shown = await openings(author);

    expect(actsOf(shown)).toEqual([
      ['file.open', fileId],
      ['file.read', fileId],
      ['submission.read', submissionId],
    ]);
    for (const { actor, object, outcome, phase } of shown.entries) {
      expect({ org: actor.org, id: actor.id }).toEqual({
        org: reader.organisationId,
        id: reader.accountId,
      });
      expect(object).toMatchObject({
        org: author.organisationId,
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect([outcome, phase]).toEqual(['success', 'result']);
    }
  });

  it('names organisations, and nobody of another one', async () => {
    const { names } = await openings(author);

    expect(names).toEqual({
      [author.organisation.id]: author.organisation.name,
      [reader.organisation.id]: reader.organisation.name,
    });
  });

  it('shows acts of own members when asked for them, with their names', async () => {
    const expert = await readSubmission(colleague.connection, submissionId);

    const own = await openings(author, { by: 'own', object: expert.id });

    expect(actsOf(own)[0]).toEqual(['submission.read', submissionId]);
    expect(own.entries[0]?.actor.id).toBe(colleague.accountId);
    expect(own.names[colleague.accountId]).toBe(colleague.name);
    expect(actsOf(await openings(author, { by: 'all' }))).toHaveLength(
      own.items.length + 3 + (await openings(author, { by: 'own', object: fileId })).items.length,
    );
  });

  it('proves each of them to whom it concerns', async () => {
    const { items, vkey } = await openings(author);

    for (const item of items) {
      const checkpoint = await verifyEvidence(author.connection, { ...item, vkey });
      expect(checkpoint.size).toBeGreaterThan(item.index);
    }
  });

  it('lets only those fetch the proof of an entry whom it concerns', async () => {
    const [opening] = (await openings(author)).items;
    const path = `/access-log/proof/${opening?.index}`;

    await expect(other.connection.stream(path)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const member of [author, colleague, reader]) {
      const { body } = await member.connection.stream(path);
      const proof = await new Response(body as BodyInit).text();
      expect(proof).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
    }
  });

  it('narrows down by object, submission and time', async () => {
    const [newest, , oldest] = (await openings(author)).entries;

    expect(actsOf(await openings(author, { object: submissionId }))).toEqual([
      ['submission.read', submissionId],
    ]);
    expect(actsOf(await openings(author, { action: 'file.open' }))).toEqual([
      ['file.open', fileId],
    ]);
    expect((await openings(author, { submission: submissionId })).items).toHaveLength(3);
    expect((await openings(author, { submission: author.organisationId })).items).toEqual([]);
    const until = await openings(author, { to: oldest?.time ?? '' });
    expect(until.entries.at(-1)).toEqual(oldest);
    const since = await openings(author, { from: newest?.time ?? '' });
    expect(since.entries[0]).toEqual(newest);
  });

  it('goes through its pages in both directions', async () => {
    const all = (await openings(author)).items.map(({ index }) => index);
    const first = await openings(author, { limit: 2 });
    const second = await openings(author, { limit: 2, cursor: first.nextCursor ?? -1 });
    const back = await openings(author, {
      limit: 2,
      direction: 'newer',
      cursor: second.previousCursor ?? -1,
    });

    expect([...first.items, ...second.items].map(({ index }) => index)).toEqual(all);
    expect(second.nextCursor).toBeUndefined();
    expect(back.items.map(({ index }) => index)).toEqual(first.items.map(({ index }) => index));
  });

  it('is an act itself', async () => {
    const head = await createLogReader(portal).head();
    await openings(author);

    const entries = await createLogReader(portal).entriesFrom(head);
    expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['access-log.read-openings', 'pending'],
      ['access-log.read-openings', 'success'],
    ]);
  });
});
