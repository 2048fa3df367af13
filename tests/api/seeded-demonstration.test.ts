import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessLogPage, type AccessEntry } from '../../core/contracts/access-log.ts';
import { InvitationPage } from '../../core/contracts/accounts.ts';
import {
  KeyGrantPage,
  MemberKeyResponse,
  OrganisationKeysResponse,
} from '../../core/contracts/keys.ts';
import { OrganisationPage } from '../../core/contracts/organisations.ts';
import { SubmissionPage, SubmissionState } from '../../core/contracts/submissions.ts';
import { RequestCount } from '../../core/contracts/counts.ts';
import { RequestPage } from '../../core/contracts/requests.ts';
import {
  listFiles,
  listMessages,
  openDepositedFile,
  openMessage,
  type Connection,
} from '../../core/exchange/index.ts';
import { dataDirectoryOf, seedDemonstration } from '../../scripts/demonstration/index.ts';
import { matters } from '../../scripts/demonstration/matters/index.ts';
import { digestOf } from '../../scripts/demonstration/specimens.ts';
import { openSeededPortal, type SeededPortal } from '../support/seeded-portal.ts';

const DAY_MS = 86_400_000;
const EVERYDAY_ENTRIES = 120;
/** One of each State, who sees all that its organisation has sent. */
const senders = ['mara', 'irma', 'solene'] as const;

it('does not seed over data that is no complete demonstration', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demonstration-'));
  await mkdir(dataDirectoryOf(folder));

  await expect(seedDemonstration({ folder })).rejects.toThrow('no complete demonstration');

  await rm(folder, { recursive: true });
});

// scripts/demo runs on the embedded database; what the seeding asks of a portal, other suites hold equal on both.
describe('a seeded demonstration', () => {
  let portal: SeededPortal;

  beforeAll(async () => {
    portal = await openSeededPortal('sqlite', { entries: EVERYDAY_ENTRIES });
  }, 600_000);
  afterAll(() => portal.close());

  it('refuses who is suspended', async () => {
    await expect(portal.signIn('viktor')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  it('signs everybody else in by the password alone', async () => {
    const others = portal.demonstration.accounts.filter(({ key }) => key !== 'viktor');

    for (const { key } of others) await portal.signIn(key);

    expect(others).toHaveLength(15);
  });

  it('has submissions in every state', async () => {
    const states = new Set<SubmissionState>();

    for (const sender of senders) {
      const { items } = await (await portal.signIn(sender)).call(SubmissionPage, '/submissions');
      for (const { state } of items) states.add(state);
    }

    expect(states).toStrictEqual(new Set(SubmissionState.options));
  });

  it('has requests in several states, late ones among them, and threads on them', async () => {
    const leila = await portal.signIn('leila');
    const keyring = await portal.unlock(leila);
    const query = { side: 'requester' };
    const { items } = await leila.call(RequestPage, '/requests', { query });
    const counts = await leila.call(RequestCount, '/requests/count');
    const refused = items.find(({ state }) => state === 'refused');
    const { messages } = await listMessages(leila, refused?.id ?? '');
    const said = await Promise.all(
      messages.map((message) => openMessage(leila, refused?.id ?? '', message, keyring)),
    );

    expect(items.map(({ state }) => state).toSorted()).toStrictEqual([
      'draft',
      'executed',
      'executed-in-part',
      'refused',
      'sent',
    ]);
    expect(counts).toMatchObject({ draft: 1, late: 2, answered: 2 });
    expect(said.map(({ verdict }) => verdict.status)).toStrictEqual(Array(3).fill('verified'));
  });

  it('holds files that are, once opened, the specimens they were made from', async () => {
    const expected = await Promise.all(
      matters
        .flatMap(({ files, life }) => [
          ...files,
          ...life.flatMap((step) => (step.does === 'add-files' ? step.files : [])),
        ])
        .map(async (pending) => {
          const { name, open } = await pending();
          return `${name} ${await digestOf(open())}`;
        }),
    );

    const opened: string[] = [];
    for (const sender of senders) opened.push(...(await filesOf(await portal.signIn(sender))));

    expect(opened.toSorted()).toStrictEqual(expected.toSorted());
  });

  /** Names and digests of all that an organisation has sent, whatever key of the organisation it is sealed to. */
  async function filesOf(connection: Connection): Promise<string[]> {
    const keyring = await portal.unlock(connection);
    const found: string[] = [];
    for (const { id } of (await connection.call(SubmissionPage, '/submissions')).items) {
      for (const file of await listFiles(connection, { type: 'submission', id })) {
        const { plaintext, descriptor, verdict } = await openDepositedFile(
          connection,
          file.id,
          keyring,
        );
        const digest = await digestOf(plaintext);
        expect((await verdict).signature.status).toBe('verified');
        found.push(`${descriptor?.payload.name ?? ''} ${digest}`);
      }
    }
    return found;
  }

  it('lets one person wait for the key of the organisation, and another make a first key', async () => {
    const claire = await portal.signIn('claire');
    const nils = await portal.signIn('nils');

    await expect(nils.call(MemberKeyResponse, '/account/key')).rejects.toMatchObject({
      code: 'NO_KEY',
    });
    expect(await claire.call(MemberKeyResponse, '/account/key')).toMatchObject({ hasBackup: true });
    expect((await claire.call(KeyGrantPage, '/account/grants')).items).toStrictEqual([]);
  });

  it('has replaced the key of the organisation that somebody left, and of no other', async () => {
    const mara = await portal.signIn('mara');
    const { items } = await mara.call(OrganisationPage, '/organisations');

    const previous: Record<string, number> = {};
    for (const { id, name } of items) {
      const keys = await mara.call(OrganisationKeysResponse, `/organisations/${id}/keys`);
      previous[name] = keys.previous.length;
    }

    expect(Object.values(previous).toSorted()).toStrictEqual([0, 0, 0, 0, 1]);
    expect(previous['Arcadia, Central Authority']).toBe(1);
  });

  it('leaves a second administrator something to approve', async () => {
    const tomas = await portal.signIn('tomas');

    const { items } = await tomas.call(InvitationPage, '/invitations');

    const waiting = items.filter(({ state }) => state === 'awaiting-approval');
    expect(waiting.map(({ role }) => role)).toStrictEqual(['auditor']);
  });

  it('has a log of three weeks of working days, with refusals, and nothing in the future', async () => {
    const entries = (await entriesIn(await portal.signIn('noor'))).toReversed();
    const times = entries.map(({ time }) => Date.parse(time));

    expect(entries.length).toBeGreaterThan(1_000 + EVERYDAY_ENTRIES);
    expect(Math.max(...times)).toBeLessThanOrEqual(Date.now());
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(18 * DAY_MS);
    expect(times).toStrictEqual(times.toSorted((one, other) => one - other));
    expect(shareOfWorkingHours(entries)).toBeGreaterThan(0.8);
    const denied = new Set(
      entries.filter(({ outcome }) => outcome === 'denied').map(({ reason }) => reason),
    );
    expect(denied).toStrictEqual(new Set(['SIGN_IN_FAILED', 'NOT_FOUND', 'FORBIDDEN']));
  });

  it('is used again where it was seeded before', async () => {
    const again = await seedDemonstration({ folder: portal.folder });

    expect(again).toStrictEqual(portal.demonstration);
  });
});

/** Newest first. */
async function entriesIn(connection: Connection): Promise<AccessEntry[]> {
  const entries: AccessEntry[] = [];
  let cursor: number | undefined;
  do {
    const query = { limit: 100, cursor };
    const page: AccessLogPage = await connection.call(AccessLogPage, '/access-log/entries', {
      query,
    });
    entries.push(...page.items.map(({ entry }) => entry));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return entries;
}

function shareOfWorkingHours(entries: readonly AccessEntry[]): number {
  const worked = entries.filter(({ time }) => {
    const at = new Date(time);
    return at.getUTCDay() % 6 !== 0 && at.getUTCHours() >= 7 && at.getUTCHours() < 18;
  });
  return worked.length / entries.length;
}
