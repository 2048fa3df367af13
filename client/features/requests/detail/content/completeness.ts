import {
  missingInContent,
  REQUEST_RULES_VERSION,
  sealedRules,
  type SealedRule,
} from '../../../../../core/contracts/request-rules.ts';
import type { RequestPayload } from '../../../../../core/contracts/request-content.ts';
import type { StateProfileResponse } from '../../../../../core/contracts/state-profiles.ts';
import type { Measure } from '../../../../../core/contracts/vocabulary.ts';

/** As much of a State's profile as decides on completeness. */
export type Profile = Pick<StateProfileResponse, 'version' | 'languages' | 'requirements'>;

export type Completeness = {
  /** Its author signed that nothing was missing. */
  readonly isSignedComplete: boolean;
  /** As its author signed it. What another table of rules calls otherwise cannot be said in words. */
  readonly signed: readonly SealedRule[];
  /** By the rules of this computer and the profile as it is now. */
  readonly now: readonly SealedRule[];
  /** The author's rules, or the profile that the author saw, were others. */
  readonly isOtherBasis: boolean;
  /** That its author signed for, where the portal names another one. */
  readonly signedMeasure?: Measure;
};

/** Whether a request is complete, as its author says and as its reader finds. */
export function completenessOf(
  measure: Measure,
  { checklist, ...content }: RequestPayload,
  profile: Profile,
): Completeness {
  const { rulesVersion, profileVersion, missing } = checklist;
  return {
    isSignedComplete: missing.length === 0,
    signed: sealedRules.filter(({ code }) => missing.includes(code)),
    now: missingInContent({ measure, content, profile }),
    isOtherBasis: rulesVersion !== REQUEST_RULES_VERSION || profileVersion !== profile.version,
    ...(checklist.measure !== measure && { signedMeasure: checklist.measure }),
  };
}
