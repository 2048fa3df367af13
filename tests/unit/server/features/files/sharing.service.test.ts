import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { shareWith, signShareStatement } from '../../../../../core/sealing/index.ts';
import type { SealedFile } from '../../../../../server/features/files/index.ts';
import { createFileStage, PART, type FileStage } from '../../../../support/file-stage.ts';
import { aKey, bytesOf } from '../../../../support/sealing.ts';
import { problemOf } from '../../../../support/submission-stage.ts';

let stage: FileStage;
let file: SealedFile;
let body: Uint8Array;
const plaintext = Buffer.from(bytesOf(PART * 3));
beforeEach(async () => {
  stage = await createFileStage();
  const submission = stage.aSubmission();
  ({ file, body } = await stage.completedForReal(PART * 3, submission));
  stage.submit(submission);
});
afterEach(() => {
  stage.close();
});

/** What the browser of somebody of the sender's organisation, or another's, sends to share with `to`. */
async function request(
  to: 'other' | 'outsider' | 'receiver' = 'other',
  wrong: { fileId?: string; signer?: 'organ' } = {},
  by: 'sender' | 'organ' | 'other' = 'sender',
) {
  const { organisations, people, memberKeys } = stage;
  const recipient = organisations[to].key;
  const decryptionKeys = [organisations[by].key.key];
  const wrap = (keyPackets: readonly { organisationId: string; keyPacket: string }[] = []) => {
    const own = keyPackets.find(({ organisationId }) => organisationId === organisations[by].id);
    const keyPacket = new Uint8Array(Buffer.from(own?.keyPacket ?? '', 'base64'));
    if (!file.seipd) throw new Error('a complete file expected');
    return shareWith({ keyPacket, seipd: file.seipd, decryptionKeys, recipient });
  };
  const shared = await wrap(file.keyPackets);
  const descriptor = await wrap(file.descriptor?.keyPackets);
  const signingKey = memberKeys.get(people[wrong.signer ?? by].accountId)?.key;
  if (!signingKey) throw new Error('no such person');
  return {
    organisationId: organisations[to].id,
    keyPacket: Buffer.from(shared.keyPacket).toString('base64'),
    descriptorKeyPacket: Buffer.from(descriptor.keyPacket).toString('base64'),
    ...(await signShareStatement({
      fileId: wrong.fileId ?? file.id,
      shared,
      signingKey,
      at: new Date(),
    })),
  };
}

describe('sharing a file', () => {
  it('is not there for who cannot open it, and needs consent of who can', async () => {
    const { sharing, people } = stage;
    const share = async (who: keyof typeof people) =>
      problemOf(sharing.share(people[who], file.id, 2, await request()));

    expect(await share('outsider')).toBe('NOT_FOUND');
    expect(await share('other')).toBe('NOT_FOUND');
    expect(await share('organ')).toBe('CONSENT_REQUIRED');
    expect(await share('sender')).toBe('accepted');
  });

  it('lets a receiver share onward with consent for exactly that organisation, and not another', async () => {
    const { sharing, people, organisations, consented } = stage;
    consented.add(organisations.other.id);

    const share = async (to: 'other' | 'outsider') =>
      problemOf(sharing.share(people.organ, file.id, 2, await request(to, {}, 'organ')));

    expect(await share('outsider')).toBe('CONSENT_REQUIRED');
    expect(await share('other')).toBe('accepted');
    const shared = await stage.repositories.files.findById(file.id);
    expect(shared?.shares).toMatchObject([
      { organisationId: organisations.other.id, byOrganisationId: organisations.organ.id },
    ]);
    expect(await stage.opened(people.other, organisations.other, file)).toEqual(plaintext);
  });

  it.each([
    ['H0', 'TLP:GREEN', 'accepted'],
    ['H0', 'TLP:CLEAR', 'accepted'],
    ['H0', 'TLP:AMBER', 'CONSENT_REQUIRED'],
    ['H0', 'TLP:RED', 'CONSENT_REQUIRED'],
    ['H1', 'TLP:CLEAR', 'CONSENT_REQUIRED'],
    ['lead-only', 'TLP:GREEN', 'CONSENT_REQUIRED'],
  ] as const)('of a receiver, marked %s and %s, is %s without consent', async (...marks) => {
    const [handlingCondition, sharingLimit, outcome] = marks;
    const { sharing, people, submissions } = stage;
    const submission = submissions.get(file.submissionId);
    if (!submission) throw new Error('no such submission');
    const markings = { classification: 'restricted', handlingCondition, sharingLimit } as const;
    submissions.set(file.submissionId, { ...submission, markings });

    const share = sharing.share(people.organ, file.id, 2, await request('other', {}, 'organ'));

    expect(await problemOf(share)).toBe(outcome);
  });

  it('refuses who is not in the case, who has it already, and a version not seen', async () => {
    const { sharing, people } = stage;
    const share = async (to: 'other' | 'outsider' | 'receiver', version = 2) =>
      problemOf(sharing.share(people.sender, file.id, version, await request(to)));

    expect(await share('outsider')).toBe('RECIPIENT_NOT_IN_CASE');
    expect(await share('receiver')).toBe('ALREADY_EXISTS');
    expect(await share('other', 1)).toBe('VERSION_CONFLICT');
  });

  it('refuses key packets for somebody else, and a descriptor left behind', async () => {
    const { sharing, people } = stage;
    const right = await request();
    const forReceiver = await request('receiver');
    const share = (wrong: object) =>
      problemOf(sharing.share(people.sender, file.id, 2, { ...right, ...wrong }));
    const { descriptorKeyPacket, ...withoutDescriptor } = right;

    expect(await share({ keyPacket: forReceiver.keyPacket })).toBe('SEALED_RECIPIENT_UNEXPECTED');
    expect(await share({ descriptorKeyPacket: forReceiver.descriptorKeyPacket })).toBe(
      'SEALED_RECIPIENT_UNEXPECTED',
    );
    expect(await problemOf(sharing.share(people.sender, file.id, 2, withoutDescriptor))).toBe(
      'DESCRIPTOR_MISMATCH',
    );
    expect(descriptorKeyPacket).toBeDefined();
  });

  it('refuses a statement about something else, and one that somebody else signed', async () => {
    const { sharing, people } = stage;
    const right = await request();
    const share = (wrong: object) =>
      problemOf(sharing.share(people.sender, file.id, 2, { ...right, ...wrong }));

    expect(await share(await request('other', { fileId: randomUUID() }))).toBe('SHARE_NOT_VALID');
    // The same key packet wrapped once more is other octets.
    expect(await share({ keyPacket: (await request()).keyPacket })).toBe('SHARE_NOT_VALID');
    expect(await share({ statement: '{}' })).toBe('SHARE_NOT_VALID');
    expect(await share(await request('other', { signer: 'organ' }))).toBe('SIGNATURE_NOT_VALID');
    stage.memberKeys.set(people.sender.accountId, await aKey());
    expect(await share({})).toBe('SIGNATURE_NOT_VALID');
    stage.memberKeys.delete(people.sender.accountId);
    expect(await share({})).toBe('MEMBER_KEY_MISSING');
  });

  it('lets the new organisation open the file, and changes no octet of the body', async () => {
    const { sharing, people, organisations } = stage;
    expect(await problemOf(stage.reading.getMessage(people.other, file.id))).toBe('NOT_FOUND');

    const shared = await sharing.share(people.sender, file.id, 2, await request());

    expect(shared).toMatchObject({ version: 3, objects: file.objects, signature: file.signature });
    expect(await stage.download(people.other, file, body)).toBe(true);
    expect(await stage.download(people.organ, file, body)).toBe(true);
    expect(await stage.opened(people.other, organisations.other, shared)).toEqual(plaintext);
  });

  it('shows a share to the provider and to who got it, and to nobody else', async () => {
    const { sharing, people, organisations } = stage;

    const shared = await sharing.share(people.sender, file.id, 2, await request());

    const seenBy = (who: keyof typeof people) => {
      const seen = stage.presented(people[who], shared);
      const ids = [seen.sealedTo, seen.descriptor?.sealedTo ?? [], seen.shares].map((list) =>
        list.some(({ organisationId }) => organisationId === organisations.other.id),
      );
      return { ids, mine: seen.keyPacket };
    };
    expect(seenBy('sender').ids).toEqual([true, true, true]);
    expect(seenBy('other').ids).toEqual([true, true, true]);
    expect(seenBy('organ').ids).toEqual([false, false, false]);
    expect(seenBy('organ').mine).not.toBe(seenBy('other').mine);
  });
});

describe('taking a share back', () => {
  it('is for who made the share, and for shares only', async () => {
    const { sharing, people, organisations } = stage;
    await sharing.share(people.sender, file.id, 2, await request());
    const { other, organ, outsider } = organisations;
    const takeBack = (who: keyof typeof people, from: { id: string }, version = 3) =>
      problemOf(sharing.takeBack(people[who], file.id, from.id, version));

    expect(await takeBack('outsider', other)).toBe('NOT_FOUND');
    expect(await takeBack('organ', other)).toBe('NOT_FOUND');
    expect(await takeBack('other', other)).toBe('NOT_FOUND');
    expect(await takeBack('sender', outsider)).toBe('NOT_FOUND');
    expect(await takeBack('sender', organ)).toBe('NOT_FOUND');
    expect(await takeBack('sender', other, 2)).toBe('VERSION_CONFLICT');
  });

  it('is for the provider and the receiver who shared onward, who alone see the share beside its holder', async () => {
    const { sharing, people, organisations, consented } = stage;
    const { other, organ } = organisations;
    consented.add(other.id);
    const onward = await sharing.share(
      people.organ,
      file.id,
      2,
      await request('other', {}, 'organ'),
    );

    const seesShare = (who: keyof typeof people) =>
      stage
        .presented(people[who], onward)
        .sealedTo.some(({ organisationId }) => organisationId === other.id);
    expect(await problemOf(sharing.takeBack(people.receiver, file.id, other.id, 3))).toBe(
      'NOT_FOUND',
    );
    expect(
      ['sender', 'organ', 'other', 'receiver'].map((who) => seesShare(who as 'sender')),
    ).toEqual([true, true, true, false]);
    expect((await sharing.takeBack(people.organ, file.id, other.id, 3)).shares).toEqual([]);
    const again = await sharing.share(
      people.organ,
      file.id,
      4,
      await request('other', {}, 'organ'),
    );
    expect(again.shares).toMatchObject([{ byOrganisationId: organ.id }]);
    expect((await sharing.takeBack(people.sender, file.id, other.id, 5)).shares).toEqual([]);
  });

  it('of what was shared when nobody wrote down who did is for the provider', async () => {
    const { sharing, people, organisations, repositories } = stage;
    const { other } = organisations;
    const { shares, ...shared } = await sharing.share(people.sender, file.id, 2, await request());
    const older = shares.map(({ byOrganisationId: _, ...share }) => share);
    await repositories.files.replace({ ...shared, shares: older, version: 4 }, 3);

    const found = await repositories.files.findById(file.id);
    if (!found) throw new Error('no such file');
    expect(stage.presented(people.sender, found).shares).toMatchObject([
      { byOrganisationId: organisations.sender.id },
    ]);
    expect((await sharing.takeBack(people.sender, file.id, other.id, 4)).shares).toEqual([]);
  });

  it('ends the next download, and leaves everybody else theirs', async () => {
    const { sharing, people, organisations } = stage;
    await sharing.share(people.sender, file.id, 2, await request());

    const after = await sharing.takeBack(people.sender, file.id, organisations.other.id, 3);

    expect(after.keyPackets).toEqual(file.keyPackets);
    expect(after.descriptor).toEqual(file.descriptor);
    expect(after.shares).toEqual([]);
    expect(await problemOf(stage.reading.getMessage(people.other, file.id))).toBe('NOT_FOUND');
    expect(await stage.download(people.organ, file, body)).toBe(true);
    const again = await sharing.share(people.sender, file.id, 4, await request());
    expect(await stage.opened(people.other, organisations.other, again)).toEqual(plaintext);
  });
});
