import {
  StateProfileResponse,
  type WriteStateProfileRequest,
} from '../../../core/contracts/state-profiles.ts';
import { existing } from './existing.ts';
import { people, type PersonKey } from './people.ts';
import type { Planned, Stage } from './stage.ts';

const profiles: readonly { readonly by: PersonKey; readonly says: WriteStateProfileRequest }[] = [
  {
    by: 'mara',
    says: {
      languages: ['en', 'fr'],
      requirements: ['certified-copy-of-order'],
      maximumFreezeMonths: 6,
    },
  },
  {
    by: 'solene',
    says: {
      languages: ['fr'],
      requirements: ['translation', 'statement-of-time-limit'],
      maximumFreezeMonths: 24,
    },
  },
];

/** What States demand of a request, in their own words' codes; one of them has not said anything yet. */
export function scenesOfProfiles(stage: Stage): Planned[] {
  return profiles.map(({ by, says }) => ({
    at: [1, '15:05'],
    play: async () => {
      const { connection } = await stage.office.person(by);
      const { id } = existing(stage.organisations, people[by].organisation);
      const path = `/state-profiles/${id}`;
      const { version } = await connection.call(StateProfileResponse, path);
      await connection.call(StateProfileResponse, path, { method: 'PUT', version, body: says });
    },
  }));
}
