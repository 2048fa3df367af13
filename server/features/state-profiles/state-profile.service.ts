import type {
  StateProfileResponse,
  WriteStateProfileRequest,
} from '../../../core/contracts/state-profiles.ts';
import type { OrganisationKind } from '../../../core/contracts/vocabulary.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { StateProfile, StateProfileRepository } from './state-profile.ts';

/** What this feature asks of `organisations`. */
type KnownOrganisations = {
  findOrganisation(id: string): Promise<{ readonly kind: OrganisationKind } | undefined>;
};

type Dependencies = {
  readonly profiles: StateProfileRepository;
  readonly organisations: KnownOrganisations;
  readonly clock: Clock;
};

export function createStateProfileService({ profiles, organisations, clock }: Dependencies) {
  async function store(profile: StateProfile, expectedVersion: number): Promise<void> {
    const isStored =
      expectedVersion === 0
        ? await profiles.insert(profile)
        : await profiles.replace(profile, expectedVersion);
    if (!isStored) throw new AppError('VERSION_CONFLICT');
  }

  return {
    /** Of every State there is one; as long as it has written nothing, an empty one. */
    async get(organisationId: string): Promise<StateProfileResponse> {
      const organisation = await organisations.findOrganisation(organisationId);
      if (organisation?.kind !== 'state') throw notFound();
      const profile = await profiles.findById(organisationId);
      return profile
        ? present(profile)
        : { organisationId, version: 0, languages: [], requirements: [] };
    },

    /** Who writes it, even unchanged, confirms it as a whole. */
    async write(
      principal: Principal,
      organisationId: string,
      expectedVersion: number,
      facts: WriteStateProfileRequest,
    ): Promise<StateProfileResponse> {
      const own = principal.organisationId === organisationId;
      if (!own || principal.organisationKind !== 'state') throw notFound();
      const profile: StateProfile = {
        id: organisationId,
        version: expectedVersion + 1,
        ...facts,
        confirmedAt: clock().toISOString(),
      };
      await store(profile, expectedVersion);
      return present(profile);
    },
  };
}
export type StateProfileService = ReturnType<typeof createStateProfileService>;

function present({ id, ...profile }: StateProfile): StateProfileResponse {
  return { organisationId: id, ...profile };
}
