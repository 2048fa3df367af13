import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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
import { createWorkerStage, lieTo, seenKeysOf, type WorkerStage } from '../support/worker-stage.ts';

describe.each(servedEngine)('what the Worker does with requests on %s', (engine) => {
  let portal: ExchangePortal;
  let court: Member;
  let state: Member;
  let caseId: string;
  let stage: WorkerStage;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    stage = createWorkerStage(portal);
    court = await portal.founder('court-organ');
    state = await portal.founder('state');
    caseId = (await openCase(court, [state])).id;
  });
  afterEach(async () => {
    portal.line.interfere = undefined;
    await stage.end();
  });
  afterAll(() => portal.close());

  it('opens and seals nothing once the keys are forgotten', async () => {
    const { id } = await sentRequest(court, state, caseId);
    const { life, worker } = await stage.colleagueOf(state, 'expert');
    await life.forget();

    const locked = { code: 'locked' };
    await expect(worker.openRequest(id)).rejects.toMatchObject(locked);
    await expect(worker.openMessages(id)).rejects.toMatchObject(locked);
    await expect(
      worker.addMessage(id, 'Too late.', seenKeysOf([court, state])),
    ).rejects.toMatchObject(locked);
  });

  it('seals to no other key than the one that was seen', async () => {
    const request = await sentRequest(court, state, caseId);
    const { worker } = await stage.colleagueOf(state, 'expert');
    const keys = { ...seenKeysOf([state]), [court.organisationId]: fingerprintOf(state) };

    const moving = worker.moveRequest({ request, step: 'acknowledge', message: 'Seen.', keys });

    await expect(moving).rejects.toMatchObject({ name: 'KeyChangedError' });
    expect(await readRequest(state.connection, request.id)).toMatchObject({ state: 'sent' });
  });

  it('shows why a content does not open, and everything else of the request', async () => {
    const request = await sentRequest(court, state, caseId);
    const other = await seenBy(state, await sentRequest(court, state, caseId));
    const { content, contentWrittenBy } = other;
    const swapped = { ...(await seenBy(state, request)), content, contentWrittenBy };
    const { worker } = await stage.colleagueOf(state, 'expert');
    lieTo(portal, `/requests/${request.id}`, swapped);

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
    const { worker } = await stage.colleagueOf(state, 'expert');
    lieTo(portal, `/requests/${request.id}/messages?limit=20`, {
      items: [...messages, ...mixed.messages],
      readMarks: mixed.readMarks,
    });

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
    const author = await stage.colleagueOf(court, 'court-focal-point');
    const reader = await stage.colleagueOf(state, 'expert');

    expect(await author.worker.openRequest(begun.id)).not.toHaveProperty('content');
    const written = await author.worker.writeRequestContent(
      begun,
      requestContent,
      requestChecklist,
      seenKeysOf([court, state]),
    );
    await author.worker.moveRequest({
      request: written,
      step: 'send',
      keys: seenKeysOf([court, state]),
    });

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
      await stage.colleagueOf(state, 'expert'),
      await stage.colleagueOf(court, 'court-focal-point'),
    ];

    await mover.worker.moveRequest({
      request,
      step: 'acknowledge',
      message: 'We begin on Monday.',
      keys: seenKeysOf([court, state]),
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
