import { describe, expect, it } from '@jest/globals';
import type { CaseResponse } from '../../../../../core/contracts/cases.ts';
import { CreateRequestsRequest } from '../../../../../core/contracts/requests.ts';
import type { OrganisationKind } from '../../../../../core/contracts/vocabulary.ts';
import {
  addresseesIn,
  clearFactsOf,
  flowsOf,
  missingChoices,
  NOTHING_CHOSEN,
  requestsOf,
  type Choices,
} from '../../../../../client/features/request-composer/choices/choices.ts';

const TODAY = '2026-11-22';
const id = (last: number) => `0190a6e0-0000-7000-8000-00000000000${String(last)}`;
const [COURT, NORTH, SOUTH, UNION, CASE] = [1, 2, 3, 4, 5].map(id) as [
  string,
  string,
  string,
  string,
  string,
];

const organisations = new Map<string, { kind: OrganisationKind }>([
  [COURT, { kind: 'court-organ' }],
  [NORTH, { kind: 'state' }],
  [SOUTH, { kind: 'state' }],
  [UNION, { kind: 'partner' }],
]);
const courtCase: CaseResponse = {
  id: CASE,
  version: 1,
  reference: 'ICC-01/26-FIN-3',
  ownerOrganisationId: COURT,
  participantOrganisationIds: [COURT, NORTH, SOUTH, UNION],
  state: 'open',
  createdAt: '2026-01-01T00:00:00.000Z',
};
const COMPLETE: Choices = {
  caseId: CASE,
  flow: 'court-to-state',
  formality: 'formal',
  measure: 'trace',
  urgency: 'routine',
  urgencyGround: '',
  responseTarget: '2026-12-01',
  classification: 'confidential',
  handlingCondition: 'H1',
  sharingLimit: 'TLP:AMBER',
  addresseeOrganisationIds: [NORTH],
};

describe('whom an organisation may ask', () => {
  it('is nobody for a partner', () => {
    expect(flowsOf('partner')).toEqual([]);
  });

  it('are States for the Court, and the Court or another State for a State', () => {
    expect(flowsOf('court-organ')).toEqual(['court-to-state']);
    expect(flowsOf('state')).toEqual(['state-to-court', 'state-to-state']);
  });

  it('takes part in the case, is of the kind that the flow asks, and is another', () => {
    const of = (own: string) => ({ id: own, organisations });

    expect(addresseesIn(courtCase, 'court-to-state', of(COURT))).toEqual([NORTH, SOUTH]);
    expect(addresseesIn(courtCase, 'state-to-court', of(NORTH))).toEqual([COURT]);
    expect(addresseesIn(courtCase, 'state-to-state', of(NORTH))).toEqual([SOUTH]);
  });
});

describe('what is still to be chosen', () => {
  it('is everything that has no default', () => {
    expect(missingChoices(NOTHING_CHOSEN, TODAY)).toEqual([
      'caseId',
      'flow',
      'addresseeOrganisationIds',
      'formality',
      'measure',
      'classification',
      'handlingCondition',
      'sharingLimit',
      'responseTarget',
    ]);
  });

  it('is a ground where it is urgent', () => {
    expect(missingChoices({ ...COMPLETE, urgency: 'urgent' }, TODAY)).toEqual(['urgencyGround']);
  });

  it('is another response target where it is not to come', () => {
    expect(missingChoices({ ...COMPLETE, responseTarget: TODAY }, TODAY)).toEqual([
      'responseTarget',
    ]);
  });

  it('is nothing once all was chosen', () => {
    expect(missingChoices(COMPLETE, TODAY)).toEqual([]);
  });
});

describe('what was chosen', () => {
  it('is no request as long as its ground is missing', () => {
    expect(() => clearFactsOf({ ...COMPLETE, urgency: 'urgent' })).toThrow('ground');
  });

  it('is what the portal takes', () => {
    const urgent = { ...COMPLETE, urgency: 'urgent', urgencyGround: 'hearing-date' } as const;

    expect(CreateRequestsRequest.safeParse(requestsOf(COMPLETE)).success).toBe(true);
    expect(CreateRequestsRequest.parse(requestsOf(urgent)).urgency).toEqual({
      level: 'urgent',
      ground: 'hearing-date',
    });
  });
});
