import { whatIsMissingInRequest, type Missing } from '../../../../core/assets/index.ts';
import type {
  ChecklistResult,
  RequestContent,
} from '../../../../core/contracts/request-content.ts';
import type { RequestDraft } from '../../../../core/contracts/request-draft.ts';
import {
  missingInClear,
  missingInContent,
  REQUEST_RULES_VERSION,
  type ClearRule,
  type SealedRule,
} from '../../../../core/contracts/request-rules.ts';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import type { StateProfileResponse } from '../../../../core/contracts/state-profiles.ts';

export type Profile = Pick<
  StateProfileResponse,
  'version' | 'languages' | 'requirements' | 'confirmedAt'
>;

/** Of who has written none, and of organs of the Court, which have none. */
export const NO_PROFILE: Profile = { version: 0, languages: [], requirements: [] };

/** What stands between one request and its sending. */
export type Check = {
  readonly request: RequestSummary;
  readonly profile: Profile;
  readonly clear: readonly ClearRule[];
  readonly sealed: readonly SealedRule[];
};

type Checked = Pick<Check, 'request' | 'profile'> & {
  readonly draft: RequestDraft;
  /** ISO 8601 date, in UTC. */
  readonly today: string;
};

export function checkOf({ request, profile, draft, today }: Checked): Check {
  const content = contentFor(draft, profile);
  return {
    request,
    profile,
    clear: missingInClear({ clear: request, today }),
    sealed: missingInContent({ measure: request.measure, content, profile }),
  };
}

export function isComplete({ clear, sealed }: Check): boolean {
  return clear.length + sealed.length === 0;
}

/** What is signed with the content: only the browser could tell. */
export function checklistOf({ request, profile, sealed }: Check): ChecklistResult {
  return {
    measure: request.measure,
    rulesVersion: REQUEST_RULES_VERSION,
    profileVersion: profile.version,
    missing: sealed.map(({ code }) => code),
  };
}

/** The same content with what this addressee's own law demands, and nothing that only another one asked for. */
export function contentFor<Content extends RequestContent | RequestDraft>(
  content: Content,
  { requirements }: Profile,
): Content {
  const asked: readonly (string | undefined)[] = requirements;
  const wanted = content.requirements?.filter(({ code }) => asked.includes(code));
  return wanted ? { ...content, requirements: wanted } : content;
}

/** Slips of form that no rule has named already. */
export function slipsIn(draft: RequestDraft, checks: readonly Check[]): Missing[] {
  const places = new Set<unknown>(checks.flatMap(({ sealed }) => sealed.map(({ place }) => place)));
  return whatIsMissingInRequest(draft).filter(
    ({ path, code }) => code !== 'missing' || !places.has(path[0]),
  );
}

/** Rules that a list of requests lacks together, and those that only some of them lack. */
export function sharedRules(checks: readonly Check[]) {
  const rulesOf = ({ clear, sealed }: Check) => [...clear, ...sealed];
  const [first, ...rest] = checks;
  const codes = rest.map((check) => new Set(rulesOf(check).map(({ code }) => code)));
  const isShared = (code: string) => codes.every((others) => others.has(code));
  const shared = first ? rulesOf(first).filter(({ code }) => isShared(code)) : [];
  const known = new Set(shared.map(({ code }) => code));
  return {
    shared,
    own: checks.map((check) => ({
      check,
      rules: rulesOf(check).filter(({ code }) => !known.has(code)),
    })),
  };
}
