import {
  WriteStateProfileRequest,
  type RequirementCode,
  type StateProfileResponse,
} from '../../../../core/contracts/state-profiles.ts';

export type ProfileDraft = {
  readonly languages: readonly string[];
  readonly requirements: readonly RequirementCode[];
  /** As it is typed; blank where the law sets no time. */
  readonly months: string;
};

export function draftOf(profile: StateProfileResponse): ProfileDraft {
  const { languages, requirements, maximumFreezeMonths } = profile;
  return { languages, requirements, months: maximumFreezeMonths?.toString() ?? '' };
}

/** Nothing as long as the draft is no profile. */
export function profileOf({
  languages,
  requirements,
  months,
}: ProfileDraft): WriteStateProfileRequest | undefined {
  const typed = months.trim();
  const maximum = typed === '' ? {} : { maximumFreezeMonths: asNumber(typed) };
  return WriteStateProfileRequest.safeParse({ languages, requirements, ...maximum }).data;
}

/** Whether what is typed as a number of months is one. */
export function areMonths(months: string): boolean {
  const { maximumFreezeMonths } = WriteStateProfileRequest.shape;
  return months.trim() === '' || maximumFreezeMonths.safeParse(asNumber(months.trim())).success;
}

function asNumber(typed: string): number {
  return /^\d{1,3}$/.test(typed) ? Number(typed) : NaN;
}
