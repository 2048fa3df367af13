import { RequirementCode, type StateProfileResponse } from './state-profiles.ts';
import type { RequestDraft } from './request-draft.ts';
import type { RequestSummary } from './requests.ts';
import type { Measure } from './vocabulary.ts';

/** Raised with every change of the table below, so that a checklist says by which rules it was made. */
export const REQUEST_RULES_VERSION = 1;

/** What the server sees of a request, and holds it to. */
export type ClearRequest = Pick<
  RequestSummary,
  'flow' | 'formality' | 'measure' | 'urgency' | 'responseTarget' | 'confirmation'
>;
export type ClearCheck = {
  readonly clear: ClearRequest;
  /** ISO 8601 date in UTC. */
  readonly today: string;
};
export type SealedCheck = {
  readonly measure: Measure;
  /** What is written so far. */
  readonly content: RequestDraft;
  readonly profile: Pick<StateProfileResponse, 'languages' | 'requirements'>;
};

type Rule = {
  readonly code: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** Measures that need it; all of them without. */
  readonly measures?: readonly Measure[];
};
export type ClearRule = Rule & { readonly holds: (check: ClearCheck) => boolean };
/** `place`: the member of the content in which the author finds what is missing. */
export type SealedRule = Rule & {
  readonly place: keyof RequestDraft;
  readonly holds: (check: SealedCheck) => boolean;
};

const touchingProperty: readonly Measure[] = ['freeze', 'seize', 'forfeit', 'release'];
const binding: readonly Measure[] = ['freeze', 'seize', 'forfeit'];
const looking: readonly Measure[] = ['identify', 'trace', 'monitor'];
const all: readonly Measure[] = [...touchingProperty, ...looking];

const says = (text: unknown): boolean => typeof text === 'string' && /\S/.test(text);

/** What the server sees of a request, and refuses to send without. */
export const clearRules: readonly ClearRule[] = [
  {
    code: 'target-to-come',
    source: 'ICC-ASP/17/17, annex I, OP 8-13',
    holds: ({ clear, today }) => clear.responseTarget > today,
  },
  {
    code: 'confirmation',
    source: 'Rome Statute, art. 87(1), 96(1)',
    holds: ({ clear: { flow, formality, urgency, confirmation } }) =>
      flow === 'state-to-state' ||
      formality === 'informal' ||
      urgency.level === 'urgent' ||
      confirmation !== undefined,
  },
];

/** What only the author's and the addressee's browsers see. */
export const sealedRules: readonly SealedRule[] = [
  {
    code: 'subject',
    source: 'Rome Statute, art. 96(2)(a)',
    place: 'subject',
    holds: ({ content }) => says(content.subject),
  },
  {
    code: 'purpose',
    source: 'Rome Statute, art. 96(2)(a)',
    place: 'purpose',
    holds: ({ content }) => says(content.purpose?.summary),
  },
  {
    code: 'assistance',
    source: 'Rome Statute, art. 96(2)(a)',
    place: 'purpose',
    holds: ({ content }) => says(content.purpose?.assistance),
  },
  {
    code: 'legal-basis',
    source: 'Rome Statute, art. 96(2)(a)',
    place: 'purpose',
    holds: ({ content }) => says(content.purpose?.legalBasis),
  },
  {
    code: 'grounds',
    source: 'Rome Statute, art. 96(2)(a)',
    place: 'purpose',
    holds: ({ content }) => says(content.purpose?.grounds),
  },
  {
    code: 'person-or-place',
    source: 'Rome Statute, art. 96(2)(b)',
    measures: looking,
    place: 'location',
    holds: ({ content }) =>
      says(content.location) || (content.persons ?? []).some(({ name }) => says(name)),
  },
  {
    code: 'location',
    source: 'Rome Statute, art. 96(2)(b)',
    measures: touchingProperty,
    place: 'location',
    holds: ({ content }) => says(content.location),
  },
  {
    code: 'facts',
    source: 'Rome Statute, art. 96(2)(c)',
    measures: all,
    place: 'facts',
    holds: ({ content }) => says(content.facts),
  },
  {
    code: 'procedure',
    source: 'Rome Statute, art. 96(2)(d)',
    measures: [...binding, 'monitor'],
    place: 'procedure',
    holds: ({ content }) => says(content.procedure),
  },
  {
    code: 'persons',
    source: 'Regulation (EU) 2018/1805, annex I',
    measures: [...binding, 'monitor'],
    place: 'persons',
    holds: ({ content }) => (content.persons ?? []).some(({ name }) => says(name)),
  },
  {
    code: 'property',
    source: 'Regulation (EU) 2018/1805, annex I',
    measures: touchingProperty,
    place: 'property',
    holds: ({ content: { property } }) =>
      property?.basis === 'specific-items'
        ? (property.assets ?? []).length > 0
        : says(property?.amount?.amount) && says(property?.amount?.currency),
  },
  {
    code: 'why-there',
    source: 'Regulation (EU) 2018/1805, annex I',
    measures: ['freeze', 'seize'],
    place: 'property',
    holds: ({ content }) => says(content.property?.whyThere),
  },
  {
    code: 'third-parties',
    source: 'Rome Statute, art. 93(1)(k)',
    measures: binding,
    place: 'claims',
    holds: ({ content }) => says(content.claims),
  },
  {
    code: 'earlier-orders',
    source: 'Regulation (EU) 2018/1805, annex I',
    measures: ['forfeit', 'release'],
    place: 'earlierOrders',
    holds: ({ content }) => says(content.earlierOrders),
  },
  {
    code: 'language',
    source: 'Rome Statute, art. 87(2)',
    place: 'language',
    holds: ({ content, profile }) =>
      says(content.language) &&
      (profile.languages.length === 0 || profile.languages.includes(content.language ?? '')),
  },
  ...RequirementCode.options.map((required): SealedRule => ({
    code: `requirement-${required}`,
    source: 'Rome Statute, art. 96(2)(e)',
    measures: all,
    place: 'requirements',
    holds: ({ content, profile }) =>
      !profile.requirements.includes(required) ||
      (content.requirements ?? []).some(({ code, text }) => code === required && says(text)),
  })),
  {
    code: 'contact',
    source: 'Regulation (EU) 2018/1805, annex I',
    place: 'contact',
    holds: ({ content: { contact } }) =>
      says(contact?.name) && says(contact?.reach) && (contact?.languages ?? []).length > 0,
  },
];

const concerns = (measure: Measure, { measures }: Rule) => measures?.includes(measure) ?? true;

/** The rules of the server's part that a request does not keep yet. */
export function missingInClear(check: ClearCheck): ClearRule[] {
  return clearRules.filter((rule) => concerns(check.clear.measure, rule) && !rule.holds(check));
}

/** The rules of the sealed part that a content does not keep yet, for this measure and this addressee. */
export function missingInContent(check: SealedCheck): SealedRule[] {
  return sealedRules.filter((rule) => concerns(check.measure, rule) && !rule.holds(check));
}
