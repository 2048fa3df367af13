import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestPayload } from '../../core/contracts/request-content.ts';
import type { RequestResponse } from '../../core/contracts/requests.ts';
import {
  addMessage,
  answerRequest,
  changeRequest,
  confirmRequest,
  listFiles,
  listMessages,
  markRead,
  moveRequest,
  openDepositedFile,
  openMessage,
  openRequestContent,
  readRequest,
  sealPayload,
  signOffRequest,
} from '../../core/exchange/index.ts';
import { openCase, type Member } from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import {
  attach,
  draftRequests,
  inDays,
  requestChecklist,
  requestContent,
  sealingBetween,
  seenBy,
  sentRequest,
  writeContent,
} from '../support/requesting.ts';
import { drained } from '../support/sealing.ts';
import { servedEngine } from '../support/test-portal.ts';
import { lieTo } from '../support/worker-stage.ts';

const altered = { name: 'SealingError', code: 'altered' };
const notFound = { name: 'ProblemError', code: 'NOT_FOUND' };

describe.each(servedEngine)('requests exchanged on %s', (engine) => {
  let portal: ExchangePortal;
  let court: Member;
  let one: Member;
  let two: Member;
  let caseId: string;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    court = await portal.founder('court-organ');
    one = await portal.founder('state');
    two = await portal.founder('state');
    caseId = (await openCase(court, [one, two])).id;
  });
  afterEach(() => {
    portal.line.interfere = undefined;
  });
  afterAll(() => portal.close());

  /** A request that was sent, as its addressee reads it. */
  async function received(addressee: Member = one): Promise<RequestResponse> {
    return seenBy(addressee, await sentRequest(court, addressee, caseId));
  }

  describe('the content', () => {
    it('of another request is shown in the place of none', async () => {
      const [request, other] = [await received(), await received()];
      lieTo(portal, `/requests/${request.id}`, other);

      await expect(readRequest(one.connection, request.id)).rejects.toMatchObject(altered);
    });

    it('of another request does not open, nor does none', async () => {
      const [request, other] = [await received(), await received()];
      const { content, ...bare } = other;
      if (!content) throw new Error('has content');

      const opening = (read: RequestResponse) =>
        openRequestContent(one.connection, read, one.keyring);

      await expect(opening({ ...request, content })).rejects.toMatchObject(altered);
      await expect(opening(bare)).rejects.toThrow('there is no content');
    });

    it('that somebody else has sealed is shown as not signed by its author', async () => {
      const { content: genuine, ...request } = await received();
      if (!genuine) throw new Error('has content');
      const payload = {
        v: 1,
        type: 'request',
        requestId: request.id,
        checklist: requestChecklist,
        ...requestContent,
      } as const;
      const forged = await sealPayload(RequestPayload, payload, await sealingBetween(one, court));
      const own = forged.keyPackets.find(
        ({ organisationId }) => organisationId === one.organisationId,
      );
      const content = { ...genuine, body: forged.body, keyPacket: own?.keyPacket ?? '' };

      const { verdict } = await openRequestContent(
        one.connection,
        { ...request, content },
        one.keyring,
      );

      expect(verdict).toMatchObject({ status: 'not-verified', reason: 'unknown-key' });
    });

    it('of drafts for two States opens for the one that each was sealed to, and for nobody else', async () => {
      const drafts = await draftRequests(court, caseId, [one, two]);
      const [toOne, toTwo] = drafts;
      if (!toOne || !toTwo) throw new Error('one draft is begun for each addressee');
      expect(drafts.map(({ addresseeOrganisationId }) => addresseeOrganisationId)).toEqual([
        one.organisationId,
        two.organisationId,
      ]);
      expect(toTwo.groupId).toBe(toOne.groupId);
      const written = await writeContent(court, one, toOne);
      await expect(readRequest(one.connection, toOne.id)).rejects.toMatchObject(notFound);

      await moveRequest(court.connection, { request: written, step: 'send' });

      const { payload, verdict } = await openRequestContent(
        one.connection,
        await readRequest(one.connection, toOne.id),
        one.keyring,
      );
      expect(payload).toMatchObject({ ...requestContent, checklist: requestChecklist });
      const { fingerprint } = court.memberKey;
      expect(verdict).toMatchObject({ status: 'verified', fingerprint });
      await expect(readRequest(two.connection, toOne.id)).rejects.toMatchObject(notFound);
      await expect(readRequest(two.connection, toTwo.id)).rejects.toMatchObject(notFound);
    });

    it('is taken sealed to both sides alone', async () => {
      const [draft] = await draftRequests(court, caseId, [one]);
      if (!draft) throw new Error('one draft is begun for each addressee');

      await expect(writeContent(court, two, draft)).rejects.toMatchObject({
        code: 'SEALED_RECIPIENT_UNEXPECTED',
      });
    });
  });

  describe('the thread', () => {
    it('opens no message on another request', async () => {
      const [request, other] = [await received(), await received()];
      const sealing = await sealingBetween(court, one);
      const said = await addMessage(court.connection, other.id, 'Which bank?', sealing);

      const opening = openMessage(court.connection, request.id, said, court.keyring);

      await expect(opening).rejects.toMatchObject(altered);
    });

    it('cannot be made to say that somebody else wrote a message', async () => {
      const request = await received();
      const sealing = await sealingBetween(one, court);
      const said = await addMessage(one.connection, request.id, 'Done.', sealing);

      const { verdict } = await openMessage(
        one.connection,
        request.id,
        { ...said, accountId: court.accountId },
        one.keyring,
      );

      expect(verdict).toMatchObject({ status: 'not-verified', reason: 'unknown-key' });
    });

    it('carries all messages to the other side, and how far each has read', async () => {
      const { id } = await received();
      const sealing = await sealingBetween(one, court);
      const texts = Array.from({ length: 21 }, (_, index) => `Message ${index}`);
      for (const text of texts) await addMessage(one.connection, id, text, sealing);
      const folder = { type: 'request', id } as const;
      const newest = (await listMessages(court.connection, id)).messages.at(0);
      const mark = await markRead(court.connection, folder, newest?.id ?? '');

      const { messages, readMarks } = await listMessages(one.connection, id);
      const opened = await Promise.all(
        messages.map((message) => openMessage(one.connection, id, message, one.keyring)),
      );

      expect(opened.map(({ payload }) => payload.text)).toEqual(texts.toReversed());
      const signer = { status: 'verified', fingerprint: one.memberKey.fingerprint };
      for (const { verdict } of opened) expect(verdict).toMatchObject(signer);
      expect(mark).toMatchObject({ organisationId: court.organisationId, messageId: newest?.id });
      expect(readMarks).toContainEqual(mark);
    });

    it('gets no message of a move that was refused, and the one that explains a move', async () => {
      const request = await received();
      const sealing = await sealingBetween(one, court);
      const message = { text: 'Under our law this is not possible.', sealing };
      const refusal = { ground: 'prohibited-by-national-law', message } as const;

      const early = moveRequest(one.connection, { request, step: 'refuse', ...refusal });
      await expect(early).rejects.toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
      expect((await listMessages(one.connection, request.id)).messages).toEqual([]);

      const acknowledged = await moveRequest(one.connection, { request, step: 'acknowledge' });
      const consulted = await moveRequest(court.connection, {
        request: acknowledged,
        step: 'consult',
      });
      await moveRequest(one.connection, { request: consulted, step: 'refuse', ...refusal });
      const { messages } = await listMessages(court.connection, request.id);
      expect(messages).toMatchObject([{ step: 'refuse', organisationId: one.organisationId }]);
      const [explaining] = messages;
      if (!explaining) throw new Error('a message came with the refusal');
      const { payload, verdict } = await openMessage(
        court.connection,
        request.id,
        explaining,
        court.keyring,
      );
      expect(payload.text).toBe(message.text);
      expect(verdict).toMatchObject({
        status: 'verified',
        fingerprint: one.memberKey.fingerprint,
      });
    });
  });

  describe('an attachment', () => {
    it('of another request is not listed in the place of one', async () => {
      const [draft] = await draftRequests(court, caseId, [one]);
      const [other] = await draftRequests(court, caseId, [one]);
      if (!draft || !other) throw new Error('one draft is begun for each addressee');
      const file = await attach(court, one, draft.id, Uint8Array.of(1, 2, 3));
      const elsewhere = await attach(court, one, other.id, Uint8Array.of(4));
      lieTo(portal, `/files/${file.id}`, elsewhere);

      const listing = listFiles(court.connection, { type: 'request', id: draft.id });

      await expect(listing).rejects.toMatchObject(altered);
    });

    it('opens for the addressee once the request was sent', async () => {
      const [draft] = await draftRequests(court, caseId, [one]);
      if (!draft) throw new Error('one draft is begun for each addressee');
      const plaintext = Uint8Array.of(1, 2, 3);
      const { id: fileId } = await attach(court, one, draft.id, plaintext);
      await writeContent(court, one, draft);
      const folder = { type: 'request', id: draft.id } as const;
      await expect(listFiles(one.connection, folder)).rejects.toMatchObject(notFound);

      const request = await seenBy(court, draft);
      await moveRequest(court.connection, { request, step: 'send' });

      const [listed] = await listFiles(one.connection, folder);
      expect(listed).toMatchObject({ id: fileId, submissionId: draft.id });
      const opened = await openDepositedFile(one.connection, fileId, one.keyring);
      expect(await drained(opened.plaintext)).toEqual(plaintext);
      expect((await opened.verdict).signature).toMatchObject({
        status: 'verified',
        fingerprint: court.memberKey.fingerprint,
      });
      expect(opened.descriptor?.payload).toMatchObject({ name: 'annex.pdf', size: 3 });
    });
  });

  describe('a way to its answer', () => {
    it('goes out of a State with the word of its focal point alone, on what it was given for', async () => {
      const expert = await portal.colleagueOf(one, 'expert');
      const [begun] = await draftRequests(expert, caseId, [two], { flow: 'state-to-state' });
      if (!begun) throw new Error('one draft is begun for each addressee');
      const send = async () =>
        moveRequest(expert.connection, { request: await seenBy(expert, begun), step: 'send' });
      const wanted = { code: 'SIGN_OFF_REQUIRED' };
      const written = await writeContent(expert, two, begun);
      await expect(send()).rejects.toMatchObject(wanted);

      const signedOff = await signOffRequest(one.connection, written);
      const { formality, measure, urgency, markings } = begun;
      await changeRequest(expert.connection, signedOff, {
        formality,
        measure,
        urgency,
        markings,
        responseTarget: inDays(60),
      });
      await expect(send()).rejects.toMatchObject(wanted);

      await signOffRequest(one.connection, await seenBy(one, begun));
      expect(await send()).toMatchObject({ state: 'sent', signedOffBy: one.accountId });
    });

    it('goes ahead of its confirmation when it is urgent, and says so until that is there', async () => {
      const urgency = { level: 'urgent', ground: 'risk-of-dissipation' } as const;
      const facts = { formality: 'formal', urgency } as const;
      const sent = await sentRequest(court, one, caseId, facts);
      expect(sent.awaitingConfirmation).toBe(true);

      const confirmation = { reference: 'NV/2026/14', on: inDays(0) };
      await confirmRequest(court.connection, sent, confirmation);

      expect(await seenBy(one, sent)).toMatchObject({ confirmation, awaitingConfirmation: false });
    });

    it('is not begun for what is over, and begins as a submission of its addressee', async () => {
      const markings = {
        classification: 'confidential',
        handlingCondition: 'H1',
        sharingLimit: 'TLP:AMBER',
      } as const;
      const [request, withdrawn] = [await received(), await received()];
      await moveRequest(court.connection, { request: withdrawn, step: 'withdraw' });

      await expect(answerRequest(one.connection, withdrawn.id, markings)).rejects.toMatchObject({
        code: 'REQUEST_NOT_OPEN',
      });
      expect(await answerRequest(one.connection, request.id, markings)).toMatchObject({
        kind: 'answer',
        requestId: request.id,
        caseId,
        sender: { organisationId: one.organisationId },
        recipientOrganisationIds: [court.organisationId],
      });
    });
  });
});
