import type { WriteStateProfileRequest } from '../../../core/contracts/state-profiles.ts';

/** What a State says of itself to those who ask it; `id` is the State's own. */
export type StateProfile = WriteStateProfileRequest & {
  readonly id: string;
  readonly version: number;
  readonly confirmedAt: string;
};

export type StateProfileRepository = {
  /** False when that State has one. */
  insert(profile: StateProfile): Promise<boolean>;
  findById(organisationId: string): Promise<StateProfile | undefined>;
  /** False when the stored version is another. */
  replace(profile: StateProfile, expectedVersion: number): Promise<boolean>;
};
