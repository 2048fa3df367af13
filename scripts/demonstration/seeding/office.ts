import { SessionResponse } from '../../../core/contracts/sessions.ts';
import { acceptAndSignIn, signInAs, type Person } from '../cast.ts';
import { createCookieFetch } from '../cookie-fetch.ts';
import type { Member } from '../members.ts';
import { organisations } from './organisations.ts';
import { people, personKeys, type PersonKey } from './people.ts';
import { existing } from './existing.ts';

/** Shorter than what a session may rest by default. */
const SITS_MS = 25 * 60_000;

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
] as const;

type Desk = { person: Person; member?: Member; lastActAt: number };

/** Where everybody sits, and whether their sessions still last. The portal must trust this machine as its proxy. */
export function createOffice(origin: string) {
  const desks = new Map<PersonKey, Desk>();

  /** Signs in again when the session has ended meanwhile. */
  async function at(key: PersonKey): Promise<Desk> {
    const desk = existing(desks, key);
    if (Date.now() - desk.lastActAt > SITS_MS) await signInAs(desk.person);
    desk.lastActAt = Date.now();
    return desk;
  }

  return {
    origin,
    fetchAt,
    async join(key: PersonKey, token: string): Promise<Person> {
      const fetch = stayingSignedIn(fetchAt(key), () => signInAs(existing(desks, key).person));
      const person = await acceptAndSignIn(origin, token, people[key], fetch);
      desks.set(key, { person, lastActAt: Date.now() });
      return person;
    },
    person: async (key: PersonKey): Promise<Person> => (await at(key)).person,
    async member(key: PersonKey): Promise<Member> {
      const { member } = await at(key);
      if (!member) throw new Error(`${key} has no key`);
      return member;
    },
    holdsKeys: (key: PersonKey): boolean =>
      (desks.get(key)?.member?.keyring.organisationKeys.length ?? 0) > 0,
    /** What somebody holds from now on. */
    give(key: PersonKey, member: Member): void {
      existing(desks, key).member = member;
    },
    /** How somebody signs in. */
    accountOf: (key: PersonKey): Person => existing(desks, key).person,
    async leave(key: PersonKey): Promise<void> {
      const { person } = await at(key);
      await person.connection.command('/session', { method: 'DELETE' });
      existing(desks, key).lastActAt = 0;
    },
  };
}
export type Office = ReturnType<typeof createOffice>;

type Fetch = ReturnType<typeof createCookieFetch>;

/** A database that forgets sessions by a clock of its own forgets those of the past at once; then they sign in again. */
function stayingSignedIn(send: Fetch, signInAgain: () => Promise<void>): Fetch {
  return async (url, init) => {
    const response = await send(url, init);
    const session = new URL('/api/v1/session', url).href;
    if (response.status !== 401 || url === session) return response;
    await signInAgain();
    const { csrfToken = '' } = SessionResponse.parse(await (await send(session, {})).json());
    const headers = new Headers(init.headers);
    headers.set('X-CSRF-Token', csrfToken);
    return send(url, { ...init, headers });
  };
}

/** The log keeps network and browser beside each entry. */
function fetchAt(key: PersonKey) {
  const place = personKeys.indexOf(key);
  const address = `${organisations[people[key].organisation].network}.${20 + place * 3}`;
  return fetchFrom(address, browsers[place % browsers.length] ?? browsers[0]);
}

export function fetchFrom(address: string, browser: string): Fetch {
  const send = createCookieFetch();
  return (url, init) => {
    const headers = new Headers(init.headers);
    headers.set('X-Forwarded-For', address);
    headers.set('User-Agent', browser);
    return send(url, { ...init, headers });
  };
}
