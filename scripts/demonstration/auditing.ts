import { join } from 'node:path';
import { AccessLogPage, type AccessAction } from '../../core/contracts/access-log.ts';
import { readSubmission } from '../../core/exchange/index.ts';
import type { Person } from './cast.ts';
import { createLeakSearch } from './leaks.ts';
import { secrets } from './members.ts';
import type { PortalProcess } from './portal-process.ts';
import type { Stage } from './setting-up.ts';
import { prove } from './steps.ts';

/** What the auditor must find after the exchange. */
const acts: readonly AccessAction[] = [
  'invitation.create',
  'invitation.approve',
  'session.second-factor',
  'member-key.publish',
  'organisation-key.publish',
  'key-grant.create',
  'case.create',
  'submission.write-record',
  'file.complete',
  'submission.submit',
  'submission.take-up',
  'file.open',
  'submission.return',
  'submission.accept',
];

/** The auditor reads the log and is refused the content. Returns the number of entries. */
export async function readAsAuditor(
  { auditor, reviewer }: Stage,
  submissionId: string,
): Promise<number> {
  const entries = await readLog(auditor);
  const seen = new Set(entries.map(({ entry }) => entry.action));
  for (const act of acts) prove(seen.has(act), `the log has ${act}`);
  const intents = new Map(entries.map(({ entry, index }) => [entry.id, index]));
  for (const { entry, index } of entries) {
    if (entry.ref === undefined) continue;
    prove((intents.get(entry.ref) ?? Infinity) < index, 'every result comes after its intent');
  }
  const opened = entries.some(
    ({ entry }) => entry.action === 'file.open' && entry.actor.id === reviewer.accountId,
  );
  prove(opened, 'the log says who opened the files');
  const refused = await readSubmission(auditor.connection, submissionId).catch(
    (error: unknown) => error,
  );
  prove(refused instanceof Error, 'the auditor is refused the submission');
  return entries.length;
}

async function readLog({ connection }: Person) {
  const entries: AccessLogPage['items'] = [];
  let cursor: number | undefined;
  do {
    const query = { limit: 100, cursor };
    const page: AccessLogPage = await connection.call(AccessLogPage, '/access-log/entries', {
      query,
    });
    entries.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return entries;
}

/** Searches databases, sealed files and the portal's log for everything that was to stay unknown to it. */
export async function searchForLeaks(portal: PortalProcess, stage: Stage): Promise<void> {
  const { subject, narrative, remark, holder, fileNames } = secrets;
  const search = createLeakSearch([
    ...[subject, narrative, remark, holder],
    ...Object.values(fileNames),
    ...stage.people.map(({ password }) => password),
    ...[stage.expert, stage.bordurian, stage.reviewer].map(({ passphrase }) => passphrase),
  ]);
  const planted = search.search(Buffer.from(btoa(`x${remark}`)), 'a planted leak');
  prove(planted.length > 0, 'a planted leak is found');
  // The folder that holds the data folder and the log.
  const leaks = await search.searchFolder(join(portal.dataDirectory, '..'));
  prove(leaks.length === 0, `nothing is found, but ${JSON.stringify(leaks.slice(0, 3))}`);
}
