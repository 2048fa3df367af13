import { createConnection, ProblemError, type Connection } from '../../../core/exchange/index.ts';
import { SessionResponse } from '../../../core/contracts/sessions.ts';
import type { Moment } from './calendar.ts';
import { fetchFrom } from './office.ts';
import { people, type PersonKey } from './people.ts';
import { existing } from './existing.ts';
import type { Planned, Stage } from './stage.ts';

/** What was tried and did not succeed: mistyped, not theirs, no longer theirs, and somebody from outside at night. */
export function scenesOfRefusals(stage: Stage): Planned[] {
  const own = (subject: string) => existing(stage.submissions, subject);
  const strangers = 'Kestrel accounts and the house on Quay Street';
  const mistyped: [Moment, PersonKey][] = [
    [[1, '08:12'], 'mara'],
    [[3, '12:55'], 'radu'],
    [[6, '08:03'], 'helene'],
    [[9, '13:31'], 'solene'],
    [[12, '07:46'], 'etienne'],
  ];
  const intrusions: [Moment, PersonKey, () => string][] = [
    [[4, '10:44'], 'radu', () => `/submissions/${own(strangers)}`],
    [[4, '10:45'], 'radu', () => `/submissions/${own(strangers)}/files`],
    [[7, '14:09'], 'noor', () => `/submissions/${own(strangers)}`],
    [[10, '15:40'], 'tomas', () => '/inbox'],
    [[11, '09:27'], 'petra', () => '/access-log/entries'],
    [[13, '10:02'], 'etienne', () => `/submissions/${own(strangers)}`],
  ];
  return [
    ...mistyped.map(([at, key]) => ({ at, play: () => mistype(stage, key) })),
    ...intrusions.map(([at, key, path]) => ({ at, play: () => intrude(stage, key, path()) })),
    ...(['08:55', '09:02'] as const).map((time) => ({
      at: [8, time] as const,
      play: () => mistype(stage, 'viktor'),
    })),
    ...(['03:12', '03:13', '03:14', '03:16'] as const).map((time) => ({
      at: [10, time] as const,
      play: () => guess(stage),
    })),
  ];
}

function mistype({ office }: Stage, key: PersonKey): Promise<void> {
  const connection = createConnection({ origin: office.origin, fetch: office.fetchAt(key) });
  return trySignIn(connection, people[key].email, 'not what was chosen');
}

/** Somebody who has heard an address, from a network that nobody here works from. */
function guess({ office }: Stage): Promise<void> {
  const fetch = fetchFrom('203.0.113.250', 'curl/8.5.0');
  const connection = createConnection({ origin: office.origin, fetch });
  return trySignIn(connection, people.leila.email, 'correct horse battery staple');
}

function trySignIn(connection: Connection, email: string, password: string): Promise<void> {
  const call = { method: 'POST', body: { email, password } } as const;
  return refused(connection.call(SessionResponse, '/session', call));
}

async function intrude({ office }: Stage, key: PersonKey, path: string): Promise<void> {
  const { connection } = await office.person(key);
  await refused(connection.stream(path));
}

async function refused(attempt: Promise<unknown>): Promise<void> {
  const answer = await attempt.catch((error: unknown) => error);
  if (!(answer instanceof ProblemError)) throw new Error('was not refused', { cause: answer });
}
