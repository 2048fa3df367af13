import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aBody, createFileStage, PART, type FileStage } from '../../../../support/file-stage.ts';
import { bytesOf } from '../../../../support/sealing.ts';
import { problemOf } from '../../../../support/submission-stage.ts';

let stage: FileStage;
beforeEach(async () => {
  stage = await createFileStage();
});
afterEach(() => {
  stage.close();
});

const everybody = ['sender', 'organ', 'receiver', 'other', 'outsider'] as const;

/** Who of everybody gets the message. */
async function readersOf(file: { id: string }): Promise<string[]> {
  const outcomes = await Promise.all(
    everybody.map((who) => problemOf(stage.reading.getMessage(stage.people[who], file.id))),
  );
  expect(new Set(outcomes).difference(new Set(['accepted', 'NOT_FOUND'])).size).toBe(0);
  return everybody.filter((_who, index) => outcomes[index] === 'accepted');
}

function inState(id: string, state: string, submittedAt?: string): void {
  const submission = stage.submissions.get(id);
  if (submission) stage.submissions.set(id, { ...submission, state, submittedAt });
}

describe('who may open a file', () => {
  it.each([
    ['draft', false, ['sender']],
    ['submitted', true, ['sender', 'organ', 'receiver']],
    ['under-review', true, ['sender', 'organ', 'receiver']],
    ['accepted', true, ['sender', 'organ', 'receiver']],
    ['returned', true, ['sender', 'organ', 'receiver']],
    ['withdrawn', true, ['sender', 'organ', 'receiver']],
    ['withdrawn', false, ['sender']],
  ])('of a submission that is %s, ever submitted: %s', async (state, submitted, readers) => {
    const file = await stage.completed(aBody(PART));

    inState(file.submissionId, state, submitted ? stage.now().toISOString() : undefined);

    expect(await readersOf(file)).toEqual(readers);
  });

  it('is the sender alone for what was added to a returned submission', async () => {
    const submission = stage.aSubmission();
    const before = await stage.completed(aBody(PART), submission);
    const submittedAt = stage.now().toISOString();
    stage.clock.offset += 1000;
    inState(submission.id, 'returned', submittedAt);
    const added = await stage.completed(aBody(PART), submission);

    expect(await readersOf(before)).toEqual(['sender', 'organ', 'receiver']);
    expect(await readersOf(added)).toEqual(['sender']);
    inState(submission.id, 'submitted', stage.now().toISOString());
    expect(await readersOf(added)).toEqual(['sender', 'organ', 'receiver']);
  });

  it('ends for who leaves the case, but not for who provided the file', async () => {
    const file = await stage.completed(aBody(PART));
    stage.submit({ id: file.submissionId });
    const { sender, receiver, other } = stage.organisations;

    stage.courtCase.participantOrganisationIds = [other.id];

    expect([sender.id, receiver.id, other.id]).toContain(file.organisationId);
    expect(await readersOf(file)).toEqual(['sender', 'organ']);
  });

  it('is nobody while the file is not complete', async () => {
    const file = await stage.begun(PART);
    await stage.put(file, 1, aBody(PART));

    expect(await readersOf(file)).toEqual([]);
    const { reading, people } = stage;
    expect((await reading.getOwnOrOpenable(people.sender, file.id)).state).toBe('receiving');
    expect(await problemOf(reading.getOwnOrOpenable(people.organ, file.id))).toBe('NOT_FOUND');
  });
});

describe('the files of a submission', () => {
  it('are listed to the sender in every state, and to recipients once submitted', async () => {
    const { reading, people } = stage;
    const submission = stage.aSubmission();
    const complete = await stage.completed(aBody(PART), submission);
    const receiving = await stage.begun(PART, submission);
    const list = async (who: (typeof everybody)[number]) =>
      (await reading.listOfSubmission(people[who], submission.id, { limit: 9 })).items.map(
        ({ id }) => id,
      );

    expect(await list('sender')).toEqual([receiving.id, complete.id]);
    for (const who of ['organ', 'other', 'outsider'] as const) {
      expect(await problemOf(list(who))).toBe('NOT_FOUND');
    }
    stage.submit(submission);
    expect(await list('organ')).toEqual([complete.id]);
    expect(await list('receiver')).toEqual([complete.id]);
    for (const who of ['other', 'outsider'] as const) {
      expect(await problemOf(list(who))).toBe('NOT_FOUND');
    }
  });
});

describe('the files that an organisation may open', () => {
  it('come page by page, without gaps for those that are not released yet', async () => {
    const { reading, people } = stage;
    const released = stage.aSubmission();
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      ids.unshift((await stage.completed(aBody(100 + at), released)).id);
      await stage.completed(aBody(200 + at));
    }
    stage.submit(released);

    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await reading.listOpenable(people.receiver, { limit: 2, cursor });
      pages.push(page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);

    expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
    expect((await reading.listOpenable(people.sender, { limit: 20 })).items).toHaveLength(10);
    expect((await reading.listOpenable(people.other, { limit: 20 })).items).toEqual([]);
  });
});

describe('a message to download', () => {
  it.each([0, 1, PART - 1, PART, PART + 1, 5 * PART])(
    'opens for every reader to the %i octets that were sealed',
    async (size) => {
      const submission = stage.aSubmission();
      const { file } = await stage.completedForReal(size, submission);
      stage.submit(submission);

      for (const who of ['sender', 'organ', 'receiver'] as const) {
        const opened = await stage.opened(stage.people[who], stage.organisations[who], file);
        expect(opened).toEqual(Buffer.from(bytesOf(size)));
      }
    },
  );

  it('is named by its key packet and its body, and read from anywhere', async () => {
    const body = aBody(3 * PART + 10);
    const file = await stage.completed(body);
    stage.submit({ id: file.submissionId });
    const own = await stage.reading.getMessage(stage.people.sender, file.id);
    const theirs = await stage.reading.getMessage(stage.people.organ, file.id);
    const whole = await stage.downloaded(stage.people.sender, file);
    const head = own.size - body.length;

    expect(own.digest).not.toBe(theirs.digest);
    expect(own.size).toBe(whole.length);
    const edges = [0, 1, head - 1, head, head + 1, head + PART - 1, head + PART, head + PART + 1];
    const last = [whole.length - 1, whole.length];
    for (const start of [...edges, ...last]) {
      for (const end of [...edges, ...last]) {
        const chunks: Uint8Array[] = [];
        for await (const chunk of own.read({ start, end })) chunks.push(chunk);
        expect(Buffer.concat(chunks).equals(whole.subarray(start, Math.max(start, end)))).toBe(
          true,
        );
      }
    }
  });
});
