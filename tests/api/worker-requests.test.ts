import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createGrantedKeys } from '../../client/session/worker/granted-keys.ts';
import { KeyLife } from '../../client/session/worker/key-life.ts';
import { createRequesting } from '../../client/session/worker/requesting.ts';
import { createSignedIn } from '../../client/session/worker/signed-in.ts';
import type { Role } from '../../core/contracts/vocabulary.ts';
import { addMessage, listMessages, readRequest } from '../../core/exchange/index.ts';
import { fingerprintOf, openCase, type Member } from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import {
  draftRequests,
  requestChecklist,
  requestContent,
  sealingBetween,
  seenBy,
  sentRequest,
} from '../support/requesting.ts';
import { servedEngine } from '../support/test-portal.ts';

describe.each(servedEngine)('what the Worker does with requests on %s', (engine) => {
  let portal: ExchangePortal;
  let court: Member;
  let state: Member;
  let caseId: string;
  const lives: KeyLife[] = [];

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    court = await portal.founder('court-organ');
    state = await portal.founder('state');
    caseId = (await openCase(court, [state])).id;
  });
  afterEach(async () => {
    portal.line.interfere = undefined;
    for (const life of lives.splice(0)) await life.forget();
  });
  afterAll(() => portal.close());

  /** A colleague at work: their keys are their own, and are forgotten at the end of the test. */
  async function colleagueOf(member: Member, role: Role = 'expert') {
    const { connection, accountId, keyring } = await portal.colleagueOf(member, role);
    const life = new KeyLife({
      now: Date.now,
      onChange: () => undefined,
      onForgotten: () => undefined,
    });
    lives.push(life);
    life.hold(keyring, { refusedGrants: 0, organisationHasKey: true });
    const work = { connection, life, signedIn: createSignedIn(connection, accountId) };
    const worker = createRequesting({ ...work, granted: createGrantedKeys(work) });
    return { life, worker, accountId };
  }

  const bothKeys = () => ({
    [court.organisationId]: fingerprintOf(court),
    [state.organisationId]: fingerprintOf(state),
  });

  it('opens and seals nothing once the keys are forgotten', async () => {
    const { id } = await sentRequest(court, state, caseId);
    const { life, worker } = await colleagueOf(state);
    await life.forget();

    const locked = { code: 'locked' };
    await expect(worker.openRequest(id)).rejects.toMatchObject(locked);
    await expect(worker.openMessages(id)).rejects.toMatchObject(locked);
    await expect(worker.addMessage(id, 'Too late.', bothKeys())).rejects.toMatchObject(locked);
  });

  it('seals to no other key than the one that was seen', async () => {
    const request = await sentRequest(court, state, caseId);
    const { worker } = await colleagueOf(state);
    const keys = { ...bothKeys(), [court.organisationId]: fingerprintOf(state) };

    const moving = worker.moveRequest({ request, step: 'acknowledge', message: 'Seen.', keys });

    await expect(moving).rejects.toMatchObject({ name: 'KeyChangedError' });
    expect(await readRequest(state.connection, request.id)).toMatchObject({ state: 'sent' });
  });

  it('shows why a content does not open, and everything else of the request', async () => {
    const request = await sentRequest(court, state, caseId);
    const other = await seenBy(state, await sentRequest(court, state, caseId));
    const { content, contentWrittenBy } = other;
    const swapped = { ...(await seenBy(state, request)), content, contentWrittenBy };
    const { worker } = await colleagueOf(state);
    portal.line.interfere = ({ url = '' }, response) => {
      if (!url.endsWith(`/requests/${request.id}`)) return false;
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(swapped));
      return true;
    };

    expect(await worker.openRequest(request.id)).toMatchObject({
      request: { id: request.id, measure: 'trace' },
      content: { status: 'not-opened', code: 'altered' },
    });
  });

  it('shows which message does not open, and the others', async () => {
    const request = await sentRequest(court, state, caseId);
    const elsewhere = await sentRequest(court, state, caseId);
    const sealing = await sealingBetween(court, state);
    await addMessage(court.connection, request.id, 'Which bank?', sealing);
    await addMessage(court.connection, elsewhere.id, 'All of them.', sealing);
    const mixed = await listMessages(state.connection, request.id);
    const { messages } = await listMessages(state.connection, elsewhere.id);
    const { worker } = await colleagueOf(state);
    portal.line.interfere = ({ url = '' }, response) => {
      if (!url.includes(`/requests/${request.id}/messages`)) return false;
      const page = { items: [...messages, ...mixed.messages], readMarks: mixed.readMarks };
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(page));
      return true;
    };

    const thread = await worker.openMessages(request.id);

    expect(thread.messages.map(({ text }) => text)).toMatchObject([
      { status: 'not-opened', code: 'altered' },
      { status: 'opened', content: 'Which bank?', verdict: { status: 'verified' } },
    ]);
  });

  it('writes a content that its addressee opens, with what the check of it said', async () => {
    const [begun] = await draftRequests(court, caseId, [state]);
    if (!begun) throw new Error('one draft is begun for each addressee');
    // Who speaks for the Court has no expert beside them.
    const author = await colleagueOf(court, 'court-focal-point');
    const reader = await colleagueOf(state);

    expect(await author.worker.openRequest(begun.id)).not.toHaveProperty('content');
    const written = await author.worker.writeRequestContent(
      begun,
      requestContent,
      requestChecklist,
      bothKeys(),
    );
    await author.worker.moveRequest({ request: written, step: 'send', keys: bothKeys() });

    expect(await reader.worker.openRequest(begun.id)).toMatchObject({
      request: { state: 'sent', contentWrittenBy: author.accountId },
      content: {
        status: 'opened',
        content: { ...requestContent, checklist: requestChecklist },
        verdict: { status: 'verified' },
      },
    });
  });

  it('explains a move to the other side', async () => {
    const request = await sentRequest(court, state, caseId);
    const [mover, reader] = [
      await colleagueOf(state),
      await colleagueOf(court, 'court-focal-point'),
    ];

    await mover.worker.moveRequest({
      request,
      step: 'acknowledge',
      message: 'We begin on Monday.',
      keys: bothKeys(),
    });

    expect(await reader.worker.openMessages(request.id)).toMatchObject({
      messages: [
        {
          message: { step: 'acknowledge', accountId: mover.accountId },
          text: { status: 'opened', content: 'We begin on Monday.' },
        },
      ],
    });
  });
});
