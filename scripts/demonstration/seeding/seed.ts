import type { AppConfig } from '../../../config/app-config.ts';
import { instantOf, lastWorkingDays } from './calendar.ts';
import { scenesOfPeople } from './joining.ts';
import { openListeningPortal } from './listening-portal.ts';
import { moveClockTo, startClockAt } from './moved-clock.ts';
import { createOffice } from './office.ts';
import { scenesOfOpening } from './opening.ts';
import type { Stage } from './stage.ts';
import { scenesOfSubmissions } from './submitting.ts';

/** Monday to Friday, three times. */
const WORKING_DAYS = 15;

export async function seed(config: AppConfig): Promise<void> {
  const days = lastWorkingDays(Date.now(), WORKING_DAYS);
  startClockAt(instantOf([0, '08:00'], days));
  const portal = await openListeningPortal({ ...config, trustedProxies: ['127.0.0.1'] });
  try {
    const stage: Stage = {
      config: portal.config,
      office: createOffice(portal.origin),
      organisations: new Map(),
      fingerprints: new Map(),
      invitations: new Map(),
      cases: new Map(),
      submissions: new Map(),
    };
    const planned = [
      ...scenesOfPeople(stage),
      ...scenesOfOpening(stage),
      ...scenesOfSubmissions(stage),
    ].map(({ at, play }) => ({ at: instantOf(at, days), play }));
    for (const scene of planned.toSorted((one, other) => one.at - other.at)) {
      moveClockTo(scene.at);
      await scene.play();
    }
  } finally {
    await portal.close();
  }
}
