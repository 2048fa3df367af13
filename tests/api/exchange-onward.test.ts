import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ConsentPage,
  type ConsentObject,
  type ConsentResponse,
} from '../../core/contracts/consents.ts';
import { FilePage, FileResponse } from '../../core/contracts/files.ts';
import { RequestResponse } from '../../core/contracts/requests.ts';
import { SubmissionPage, SubmissionResponse } from '../../core/contracts/submissions.ts';
import {
  advance,
  answerConsent,
  askConsent,
  moveRequest,
  openConsentReason,
  openDepositedFile,
  openRecord,
  readSubmission,
  shareFile,
  shareRecord,
  writeRecord,
} from '../../core/exchange/index.ts';
import { describeWith, openWorkshop, type Workshop } from '../interop/workshop.ts';
import {
  deposit,
  draft,
  openCase,
  recipientsAmong,
  type Member,
} from '../support/exchange-people.ts';
import { createExchangePortal } from '../support/exchange-portal.ts';
import { openedByGpg, openedByScript } from '../support/opening-offline.ts';
import { attach, draftRequests, writeContent } from '../support/requesting.ts';
import { bytesOf, drained } from '../support/sealing.ts';
import { type Engine, servedEngine } from '../support/test-portal.ts';

const plaintext = bytesOf(300_000);
const record = {
  subject: 'Accounts',
  narrative: 'As agreed.',
  measure: 'trace' as const,
  assets: [],
};

/** A provides, B receives, and C, who takes part in the case, is the one that B wants to share with. */
async function createChain(engine: Engine, choice: { readonly gnupgCompatible?: boolean } = {}) {
  const portal = await createExchangePortal(engine);
  const provider = await portal.founder('state', choice);
  const receiver = await portal.founder('court-organ', choice);
  const third = await portal.founder('state', choice);
  const { id: caseId } = await openCase(receiver, [provider, third]);
  const sealing = async (by: Member) => ({
    recipients: await recipientsAmong(by, [provider, receiver]),
    signingKey: by.memberKey,
  });

  return {
    portal,
    provider,
    receiver,
    third,
    caseId,
    async submitted(): Promise<{ submissionId: string; file: FileResponse }> {
      const begun = await draft(provider, caseId, [receiver]);
      const file = await deposit(provider, [receiver], begun.id, plaintext);
      const written = await writeRecord(
        provider.connection,
        begun,
        record,
        await sealing(provider),
      );
      await advance(provider.connection, 'submit', written);
      return { submissionId: begun.id, file };
    },
    async ask(object: ConsentObject, reason?: string): Promise<ConsentResponse> {
      const asked = { object, forOrganisationId: third.organisationId };
      return askConsent(receiver.connection, asked, reason, await sealing(receiver));
    },
    async consented(object: ConsentObject, reason?: string): Promise<void> {
      await answerConsent(provider.connection, 'grant', await this.ask(object, reason));
    },
    async shareFileOn(fileId: string): Promise<FileResponse> {
      const recipient = await recipientOf(receiver, third);
      return shareFile(receiver.connection, fileId, recipient, receiver.keyring);
    },
    async shareRecordOn(submissionId: string) {
      const recipient = await recipientOf(receiver, third);
      return shareRecord(receiver.connection, submissionId, recipient, receiver.keyring);
    },
  };
}
type Chain = Awaited<ReturnType<typeof createChain>>;

async function recipientOf(by: Member, member: Member) {
  const [found] = await recipientsAmong(by, [member]);
  if (!found) throw new Error('one organisation has one key');
  return found;
}

/** The OpenPGP message that somebody downloads. */
async function messageOf({ connection }: Member, fileId: string): Promise<Buffer> {
  const { body } = await connection.stream(`/files/${fileId}/content`);
  return Buffer.from(await drained(body));
}

/** The octets behind the key packet. */
const bodyOf = (message: Buffer, { size }: FileResponse) => message.subarray(-size);

const consentRequired = { code: 'CONSENT_REQUIRED' };
const notFound = { code: 'NOT_FOUND' };

describe.each(servedEngine)('sharing onward through real HTTP, on %s', (engine) => {
  let chain: Chain;
  let submissionId: string;
  let file: FileResponse;

  beforeAll(async () => {
    chain = await createChain(engine);
  });
  beforeEach(async () => {
    ({ submissionId, file } = await chain.submitted());
  });
  afterEach(() => {
    chain.portal.line.interfere = undefined;
  });
  afterAll(() => chain.portal.close());

  it('is refused without consent, while it is asked for, and when it was refused or withdrawn', async () => {
    const { provider } = chain;
    const object = { type: 'file', id: file.id } as const;
    const share = () => chain.shareFileOn(file.id);

    await expect(share()).rejects.toMatchObject(consentRequired);
    const asked = await chain.ask(object);
    await expect(share()).rejects.toMatchObject(consentRequired);
    await answerConsent(provider.connection, 'refuse', asked);
    await expect(share()).rejects.toMatchObject(consentRequired);
    const again = await chain.ask(object);
    const granted = await answerConsent(provider.connection, 'grant', again);
    await answerConsent(provider.connection, 'refuse', granted);
    await expect(share()).rejects.toMatchObject(consentRequired);
    await expect(chain.shareRecordOn(submissionId)).rejects.toMatchObject(consentRequired);
  });

  it('consent to the record is none to the file, nor the other way round', async () => {
    await chain.consented({ type: 'record', id: submissionId });
    await expect(chain.shareFileOn(file.id)).rejects.toMatchObject(consentRequired);

    const other = await chain.submitted();
    await chain.consented({ type: 'file', id: other.file.id });
    await expect(chain.shareRecordOn(other.submissionId)).rejects.toMatchObject(consentRequired);
  });

  it('gives its reason to the provider, whole and signed, and takes no other one for it', async () => {
    const { provider, receiver, third } = chain;
    const asked = await chain.ask({ type: 'file', id: file.id }, 'For their own inquiry.');

    const lists = async ({ connection }: Member, side: 'asking' | 'provider') =>
      (await connection.call(ConsentPage, '/consents', { query: { side } })).items;
    const [received] = await lists(provider, 'provider');
    if (!received) throw new Error('a consent expected');
    const { connection, keyring } = provider;
    const moved = { ...received, object: { type: 'file', id: submissionId } } as const;
    await expect(openConsentReason(connection, moved, keyring)).rejects.toMatchObject({
      code: 'altered',
    });
    expect(await openConsentReason(connection, received, keyring)).toMatchObject({
      payload: { objectId: file.id, text: 'For their own inquiry.' },
      verdict: { status: 'verified', fingerprint: receiver.memberKey.fingerprint },
    });
    const own = await openConsentReason(receiver.connection, asked, receiver.keyring);
    expect(own.payload.text).toBe('For their own inquiry.');
    expect([await lists(third, 'asking'), await lists(third, 'provider')]).toEqual([[], []]);
  });

  it('lets the third organisation open the file, and changes no octet of what is sealed', async () => {
    const { receiver, third } = chain;
    const before = await messageOf(receiver, file.id);
    await expect(messageOf(third, file.id)).rejects.toMatchObject(notFound);
    await chain.consented({ type: 'file', id: file.id });

    await chain.shareFileOn(file.id);

    const { items } = await third.connection.call(FilePage, '/files/shared');
    expect(items.map(({ id }) => id)).toEqual([file.id]);
    const opened = await openDepositedFile(third.connection, file.id, third.keyring);
    expect(Buffer.compare(await drained(opened.plaintext), plaintext)).toBe(0);
    expect(opened.descriptor?.payload.name).toBe('statement.pdf');
    expect(await opened.verdict).toMatchObject({
      signature: { status: 'verified', fingerprint: chain.provider.memberKey.fingerprint },
      content: 'matches-manifest',
    });
    const theirs = await messageOf(third, file.id);
    expect(bodyOf(theirs, file).equals(bodyOf(before, file))).toBe(true);
    expect((await messageOf(receiver, file.id)).equals(before)).toBe(true);
  });

  it('lets the third organisation open the record, and changes no octet of it', async () => {
    const { provider, receiver, third } = chain;
    const before = await readSubmission(receiver.connection, submissionId);
    await chain.consented({ type: 'record', id: submissionId });

    await chain.shareRecordOn(submissionId);

    const { items } = await third.connection.call(SubmissionPage, '/submissions/shared');
    expect(items.map(({ id }) => id)).toEqual([submissionId]);
    const theirs = await readSubmission(third.connection, submissionId);
    expect(await openRecord(third.connection, theirs, third.keyring)).toMatchObject({
      payload: record,
      verdict: { status: 'verified', fingerprint: provider.memberKey.fingerprint },
    });
    expect(theirs.record?.body).toBe(before.record?.body);
    const after = await readSubmission(receiver.connection, submissionId);
    expect(after.record?.keyPacket).toBe(before.record?.keyPacket);
  });

  it('lets the addressee of a request share its attachments as those of a submission', async () => {
    const { provider, receiver, third, caseId } = chain;
    const asked = { flow: 'state-to-court' } as const;
    const [begun] = await draftRequests(provider, caseId, [receiver], asked);
    if (!begun) throw new Error('one draft is begun for each addressee');
    const annex = await attach(provider, receiver, begun.id, plaintext);
    const request = await writeContent(provider, receiver, begun);
    await moveRequest(provider.connection, { request, step: 'send' });

    await expect(chain.shareFileOn(annex.id)).rejects.toMatchObject(consentRequired);
    await chain.consented({ type: 'file', id: annex.id });
    await chain.shareFileOn(annex.id);

    const opened = await openDepositedFile(third.connection, annex.id, third.keyring);
    expect(Buffer.compare(await drained(opened.plaintext), plaintext)).toBe(0);
    const read = third.connection.call(RequestResponse, `/requests/${request.id}`);
    await expect(read).rejects.toMatchObject(notFound);
  });

  it('ends when the provider takes it back, and does not begin again without its word', async () => {
    const { provider, third } = chain;
    const object = { type: 'file', id: file.id } as const;
    const granted = await answerConsent(provider.connection, 'grant', await chain.ask(object));
    const { version } = await chain.shareFileOn(file.id);

    const path = `/files/${file.id}/shares/${third.organisationId}`;
    await provider.connection.call(FileResponse, path, { method: 'DELETE', version });
    await answerConsent(provider.connection, 'refuse', granted);

    await expect(messageOf(third, file.id)).rejects.toMatchObject(notFound);
    await expect(chain.shareFileOn(file.id)).rejects.toMatchObject(consentRequired);
  });

  it('passes on the key of no other record for a server that lies', async () => {
    const { receiver } = chain;
    const other = await chain.submitted();
    const [asked, given] = await Promise.all(
      [submissionId, other.submissionId].map((id) =>
        receiver.connection.call(SubmissionResponse, `/submissions/${id}`),
      ),
    );
    chain.portal.line.interfere = ({ method, url = '' }, response) => {
      if (method !== 'GET' || !url.endsWith(`/submissions/${submissionId}`)) return false;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ ...asked, record: given?.record }));
      return true;
    };

    await expect(chain.shareRecordOn(submissionId)).rejects.toMatchObject({ code: 'altered' });
  });

  it('gives a message that opens offline, with the keys that a member holds', async () => {
    const { provider, third } = chain;
    await chain.consented({ type: 'file', id: file.id });
    await chain.shareFileOn(file.id);
    const message = await messageOf(third, file.id);

    const opened = await openedByScript(third, provider, { fileId: file.id, message });

    expect(Buffer.compare(opened, plaintext)).toBe(0);
  });
});

describe.each(servedEngine)(
  'sharing onward among organisations that use GnuPG, on %s',
  (engine) => {
    describeWith('gpg', (root) => {
      let chain: Chain;
      let shop: Workshop;

      beforeAll(async () => {
        chain = await createChain(engine, { gnupgCompatible: true });
        shop = await openWorkshop(root);
      });
      afterAll(async () => {
        await shop.close();
        await chain.portal.close();
      });

      it('gives a message that gpg opens, by the key that came in a grant', async () => {
        const { third } = chain;
        const { file } = await chain.submitted();
        await chain.consented({ type: 'file', id: file.id }, 'For their own inquiry.');
        await chain.shareFileOn(file.id);

        const opened = await openedByGpg(shop, third, await messageOf(third, file.id));

        expect(Buffer.compare(opened, plaintext)).toBe(0);
      });
    });
  },
);
