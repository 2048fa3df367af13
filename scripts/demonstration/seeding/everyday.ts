import { instantOf } from './calendar.ts';
import { createChance, type Chance } from './chance.ts';
import { people, personKeys, type PersonKey } from './people.ts';
import type { Stage } from './stage.ts';
import { visits } from './visits.ts';

/** Something that happens at a certain time, in milliseconds since 1970. */
export type Scene = { readonly at: number; readonly play: () => Promise<unknown> };

type Sitting = { readonly key: PersonKey; readonly begins: number };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How long somebody sits at most. */
const SITTING_MINUTES = 50;
/** Requests that people make before they leave, about; signing in and out are among them. */
const REQUESTS_A_SITTING = 11;
const REQUESTS_OF_SESSION = 2;
/** Each request is announced and concluded. */
const ENTRIES_A_REQUEST = 2;

/** Ordinary days: people sign in, look at what concerns them, and sign out, until about so many entries are written. */
export function scenesOfEverydays(stage: Stage, days: readonly number[], entries: number): Scene[] {
  const chance = createChance(20_261_122);
  const possible = days.flatMap((_, day) => sittingsOf(day, days, chance));
  const wanted = entries / ENTRIES_A_REQUEST / REQUESTS_A_SITTING;
  const sittings = possible.filter(() => chance.happens(wanted / possible.length));
  const requests = Math.max(
    REQUESTS_A_SITTING,
    Math.ceil(entries / ENTRIES_A_REQUEST / sittings.length),
  );
  return sittings.flatMap((sitting) => scenesOf(stage, sitting, { requests, chance }));
}

/** When somebody could sit down on that day: mornings, afternoons, and some of them late and on Saturdays. */
function sittingsOf(day: number, days: readonly number[], chance: Chance): Sitting[] {
  const [midnight, next = 0] = [instantOf([day, '00:00'], days), days[day + 1]];
  const isBeforeWeekend = next - midnight > DAY_MS;
  const between = (first: number, last: number) =>
    midnight + chance.between(first * 60, last * 60) * MINUTE_MS;
  return personKeys
    .filter((key) => isThere(key, day))
    .flatMap((key) => {
      const begins = [between(7, 10), between(12, 16)];
      if (people[key].worksLate && chance.happens(0.3)) begins.push(between(20, 22));
      if (people[key].worksLate && isBeforeWeekend) begins.push(between(33, 42));
      return begins.map((begins) => ({ key, begins }));
    });
}

/** From the day after somebody came, until they may no longer sign in. */
function isThere(key: PersonKey, day: number): boolean {
  const { joins, suspended, removed } = people[key];
  return day > joins[0] && day < ((suspended ?? removed)?.at[0] ?? Infinity);
}

function scenesOf(
  { office }: Stage,
  { key, begins }: Sitting,
  { requests, chance }: { requests: number; chance: Chance },
): Scene[] {
  const looks: (() => Promise<unknown>)[] = [];
  for (let made = REQUESTS_OF_SESSION; made < requests;) {
    const visit = chance.pick(visits[people[key].role]);
    made += visit.requests;
    looks.push(async () => visit.look({ ...(await office.person(key)), chance }));
  }
  looks.push(() => office.leave(key));
  const gap = (SITTING_MINUTES * MINUTE_MS) / looks.length;
  return looks.map((play, index) => ({
    at: begins + Math.round((index + chance.between(0, 90) / 100) * gap),
    play,
  }));
}
