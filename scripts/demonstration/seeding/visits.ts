import { AccessLogPage, AccessLogRecord } from '../../../core/contracts/access-log.ts';
import { MemberPage } from '../../../core/contracts/accounts.ts';
import { CasePage } from '../../../core/contracts/cases.ts';
import { FilePage } from '../../../core/contracts/files.ts';
import { OrganisationPage } from '../../../core/contracts/organisations.ts';
import { SubmissionPage } from '../../../core/contracts/submissions.ts';
import type { Connection } from '../../../core/exchange/index.ts';
import type { Role } from '../../../core/contracts/vocabulary.ts';
import type { Chance } from './chance.ts';

type Visitor = {
  readonly connection: Connection;
  readonly organisationId: string;
  readonly accountId: string;
  readonly chance: Chance;
};

/** A page that somebody looks at, and about how many requests that makes. */
type Visit = { readonly requests: number; readonly look: (visitor: Visitor) => Promise<void> };

const look = (...paths: string[]) => ({
  requests: paths.length,
  look: async ({ connection }: Visitor) => {
    for (const path of paths) await read(connection, path);
  },
});

const cases: Visit = {
  requests: 2,
  async look({ connection, chance }) {
    const { items } = await connection.call(CasePage, '/cases');
    if (items.length > 0) await read(connection, `/cases/${chance.pick(items).id}`);
  },
};

/** To compare fingerprints before something is sealed. */
const organisationKeys: Visit = {
  requests: 2,
  async look({ connection, chance }) {
    const { items } = await connection.call(OrganisationPage, '/organisations');
    await read(connection, `/organisations/${chance.pick(items).id}/keys`);
  },
};

const colleagues: Visit = {
  requests: 2,
  async look({ connection, organisationId, chance }) {
    const query = { organisationId };
    const { items } = await connection.call(MemberPage, '/members', { query });
    const holders = items.filter(({ role }) => role !== 'auditor' && role !== 'administrator');
    const path = `/members/${chance.pick(holders).id}/keys`;
    // Somebody may not have made a key yet, which is answered like somebody who is not there.
    await read(connection, path).catch(() => undefined);
  },
};

/** A list of submissions, one of them, its remarks and its files, and often one file down to the last byte. */
function submissionsIn(list: '/inbox' | '/submissions'): Visit {
  return {
    requests: 5,
    async look({ connection, chance }) {
      const { items } = await connection.call(SubmissionPage, list);
      if (items.length === 0) return;
      const { id } = chance.pick(items);
      await read(connection, `/submissions/${id}`);
      await read(connection, `/submissions/${id}/remarks`);
      const files = await connection.call(FilePage, `/submissions/${id}/files`);
      const complete = files.items.filter(({ state }) => state === 'complete');
      if (complete.length > 0 && chance.happens(0.6)) {
        await read(connection, `/files/${chance.pick(complete).id}`);
        await read(connection, `/files/${chance.pick(complete).id}/content`);
      }
    },
  };
}

const searches = [
  {},
  { action: 'file.open' },
  { action: 'session.sign-in', outcome: 'denied' },
  { action: 'key-grant.create' },
  { outcome: 'denied' },
] as const;

const accessLog: Visit = {
  requests: 2,
  async look({ connection, chance }) {
    const query = { limit: 50, ...chance.pick(searches) };
    const { items } = await connection.call(AccessLogPage, '/access-log/entries', { query });
    const index = items.length > 0 ? chance.pick(items).index : 0;
    await connection.call(AccessLogRecord, `/access-log/entries/${index}`);
  },
};

const keys = look('/account/key', '/account/grants', '/account/key/backup');
const sessions = look('/sessions');
const people = look('/members', '/organisations', '/invitations');

/** What each role looks at; what stands twice is looked at more often. */
export const visits: Readonly<Record<Role, readonly Visit[]>> = {
  expert: [
    ...[submissionsIn('/submissions'), submissionsIn('/submissions'), submissionsIn('/inbox')],
    ...[cases, organisationKeys, keys, colleagues, sessions],
  ],
  'national-focal-point': [
    ...[submissionsIn('/submissions'), submissionsIn('/inbox'), submissionsIn('/inbox')],
    ...[cases, organisationKeys, colleagues, keys, look('/invitations')],
  ],
  'court-focal-point': [
    ...[submissionsIn('/inbox'), submissionsIn('/inbox'), submissionsIn('/inbox')],
    ...[cases, organisationKeys, colleagues, keys],
  ],
  auditor: [accessLog, accessLog, accessLog, cases, look('/organisations', '/members')],
  administrator: [people, people, look('/organisations'), cases, sessions],
};

async function read(connection: Connection, path: string): Promise<void> {
  const { body } = await connection.stream(path);
  await body.pipeTo(new WritableStream());
}
