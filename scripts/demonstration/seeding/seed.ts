import type { AppConfig } from '../../../config/app-config.ts';
import manifest from '../../../package.json' with { type: 'json' };
import type { Demonstration } from '../demonstration.ts';
import { instantOf, lastWorkingDays } from './calendar.ts';
import { scenesOfEverydays, type Scene } from './everyday.ts';
import { inviteForLater, passphrase, scenesOfPeople } from './joining.ts';
import { openListeningPortal } from './listening-portal.ts';
import { moveClockTo, startClockAt } from './moved-clock.ts';
import { createOffice } from './office.ts';
import { scenesOfOpening } from './opening.ts';
import { organisations } from './organisations.ts';
import { people, personKeys } from './people.ts';
import { scenesOfProfiles } from './profiles.ts';
import { scenesOfRefusals } from './refusals.ts';
import { scenesOfRequests } from './requesting.ts';
import type { Stage } from './stage.ts';
import { scenesOfSubmissions } from './submitting.ts';

/** Monday to Friday, three times. */
const WORKING_DAYS = 15;
const LAST_INVITATIONS_MS = 10 * 60_000;

/**
 * Lets three weeks pass in a portal without data, by nothing but requests that people could have made.
 *
 * @param entries how many entries ordinary days leave in the access log, about, besides those of what is told
 */
export async function seed(config: AppConfig, entries: number): Promise<Demonstration> {
  const now = Date.now();
  const days = lastWorkingDays(now, WORKING_DAYS);
  startClockAt(instantOf([0, '08:00'], days));
  const trusting = { ...config, trustedProxies: ['127.0.0.1'] };
  const portal = await openListeningPortal(trusting, manifest.version);
  try {
    const stage = createStage(portal, now);
    const scenes = [
      ...scenesOfStory(stage, days),
      ...scenesOfEverydays(stage, days, entries),
      { at: now - LAST_INVITATIONS_MS, play: () => inviteForLater(stage) },
    ];
    for (const { at, play } of scenes.toSorted((one, other) => one.at - other.at)) {
      moveClockTo(at);
      await play();
    }
    return describe(stage);
  } finally {
    await portal.close();
  }
}

function createStage(
  { config, origin }: { config: AppConfig; origin: string },
  madeAt: number,
): Stage {
  return {
    config,
    madeAt,
    office: createOffice(origin),
    organisations: new Map(),
    fingerprints: new Map(),
    invitations: new Map(),
    cases: new Map(),
    submissions: new Map(),
    requests: new Map(),
  };
}

function scenesOfStory(stage: Stage, days: readonly number[]): Scene[] {
  return [
    ...scenesOfPeople(stage),
    ...scenesOfOpening(stage),
    ...scenesOfProfiles(stage),
    ...scenesOfSubmissions(stage),
    ...scenesOfRequests(stage),
    ...scenesOfRefusals(stage),
  ].map(({ at, play }) => ({ at: instantOf(at, days), play }));
}

/** Who was removed has no account any more. */
function describe({ config, office }: Stage): Demonstration {
  const present = personKeys.filter((key) => people[key].removed === undefined);
  const accounts = present.map((key) => {
    const { name, email, password, role } = office.accountOf(key);
    const organisation = organisations[people[key].organisation].name;
    return { key, name, email, password, role, organisation };
  });
  const portalSecret = Buffer.from(config.secret).toString('base64');
  return { v: 1, portalSecret, passphrase, accounts };
}
