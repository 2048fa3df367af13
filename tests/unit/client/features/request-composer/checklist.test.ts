import { describe, expect, it } from '@jest/globals';
import { requestOf } from '../../../../../core/assets/index.ts';
import type { RequestDraft } from '../../../../../core/contracts/request-draft.ts';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import {
  checklistOf,
  checkOf,
  contentFor,
  isComplete,
  NO_PROFILE,
  sharedRules,
  slipsIn,
  type Profile,
} from '../../../../../client/features/request-composer/check/checklist.ts';

const TODAY = '2026-11-22';
const AT = '2026-11-20T10:00:00.000Z';
const REQUEST: RequestSummary = {
  id: '0190a6e0-0000-7000-8000-000000000001',
  version: 1,
  caseId: '0190a6e0-0000-7000-8000-000000000002',
  flow: 'court-to-state',
  formality: 'informal',
  measure: 'trace',
  urgency: { level: 'routine' },
  responseTarget: '2026-12-01',
  markings: { classification: 'confidential', handlingCondition: 'H1', sharingLimit: 'TLP:AMBER' },
  state: 'draft',
  requester: {
    organisationId: '0190a6e0-0000-7000-8000-000000000003',
    accountId: '0190a6e0-0000-7000-8000-000000000004',
  },
  addresseeOrganisationId: '0190a6e0-0000-7000-8000-000000000005',
  awaitingConfirmation: false,
  moves: [],
  createdAt: AT,
  changedAt: AT,
};
/** All that tracing needs. */
const TRACING: RequestDraft = {
  subject: 'Accounts of a company',
  language: 'fr',
  purpose: { summary: 'Purpose', assistance: 'Help', legalBasis: 'Article 93', grounds: 'Why' },
  location: 'A bank in the capital',
  facts: 'What happened',
  contact: { name: 'A. Person', reach: '+31 70 000 00 00', languages: ['fr'] },
};
const ENGLISH: Profile = { version: 3, languages: ['en'], requirements: [] };
const TRANSLATION: Profile = { version: 7, languages: [], requirements: ['translation'] };

function check(draft: RequestDraft, profile = NO_PROFILE, changed: Partial<RequestSummary> = {}) {
  return checkOf({ request: { ...REQUEST, ...changed }, profile, draft, today: TODAY });
}
const codes = (rules: readonly { readonly code: string }[]) => rules.map(({ code }) => code);

describe('what a request lacks', () => {
  it('is more for freezing than for tracing', () => {
    expect(isComplete(check(TRACING))).toBe(true);
    expect(codes(check(TRACING, NO_PROFILE, { measure: 'freeze' }).sealed)).toEqual([
      'procedure',
      'persons',
      'property',
      'why-there',
      'third-parties',
    ]);
  });

  it('depends on what the addressee says of itself', () => {
    expect(codes(check(TRACING, ENGLISH).sealed)).toEqual(['language']);
    expect(codes(check(TRACING, TRANSLATION).sealed)).toEqual(['requirement-translation']);
  });

  it('names what the portal sees as well', () => {
    const late = check(TRACING, NO_PROFILE, { formality: 'formal', responseTarget: TODAY });

    expect(codes(late.clear)).toEqual(['target-to-come', 'confirmation']);
  });
});

describe('what is signed with the content', () => {
  it('says for which measure, by which rules and which profile it was checked, and what was missing', () => {
    expect(checklistOf(check(TRACING, ENGLISH))).toEqual({
      measure: 'trace',
      rulesVersion: 1,
      profileVersion: 3,
      missing: ['language'],
    });
  });
});

describe('the content for one of several addressees', () => {
  it('has only what its own law demands', () => {
    const requirements = [
      { code: 'translation', text: 'Attached.' },
      { code: 'undertaking-on-costs', text: 'Given.' },
    ];
    const content = requestOf({ ...TRACING, requirements });

    expect(contentFor(content, TRANSLATION).requirements).toEqual([requirements[0]]);
    expect(contentFor(content, NO_PROFILE).requirements).toEqual([]);
  });
});

describe('slips of form', () => {
  it('are not told a second time where a rule has told them', () => {
    expect(slipsIn({}, [check({})])).toEqual([]);
  });

  it('are told where no rule speaks of them', () => {
    const draft = { ...TRACING, persons: [{ kind: 'natural' }] };

    expect(slipsIn(draft, [check(draft)])).toEqual([
      { path: ['persons', 0, 'name'], code: 'missing' },
    ]);
  });
});

describe('what several requests lack', () => {
  it('is told once where it is the same, and by addressee where it is not', () => {
    const { facts: _facts, ...draft } = TRACING;
    const { shared, own } = sharedRules([check(draft, ENGLISH), check(draft, TRANSLATION)]);

    expect(codes(shared)).toEqual(['facts']);
    expect(own.map(({ rules }) => codes(rules))).toEqual([
      ['language'],
      ['requirement-translation'],
    ]);
  });
});
