import { describe, expect, it } from '@jest/globals';
import { candidatesOf, leaveOf } from '../../../../../client/components/sharing/shareable.ts';
import type { CaseResponse } from '../../../../../core/contracts/cases.ts';
import type { OrganisationResponse } from '../../../../../core/contracts/organisations.ts';
import type { Markings } from '../../../../../core/contracts/vocabulary.ts';

const conditioned: Markings = {
  classification: 'confidential',
  handlingCondition: 'H1',
  sharingLimit: 'TLP:RED',
};
const free: Markings = {
  classification: 'restricted',
  handlingCondition: 'H0',
  sharingLimit: 'TLP:GREEN',
};

describe('the leave to pass something on', () => {
  const received = { providerOrganisationId: 'provider', markings: conditioned };

  it('is needed by who received what carries a condition, and nobody has asked', () => {
    expect(leaveOf(received, 'receiver', undefined)).toBe('needed');
  });

  it.each(['asked', 'granted', 'refused'] as const)('is what the provider says: %s', (state) => {
    expect(leaveOf(received, 'receiver', { state })).toBe(state);
  });

  it('is not needed where no marking asks for it', () => {
    expect(leaveOf({ ...received, markings: free }, 'receiver', undefined)).toBe('free');
  });

  it('is not needed by the provider, even of what it has refused to others', () => {
    expect(leaveOf(received, 'provider', { state: 'refused' })).toBe('free');
  });
});

describe('those to whom something can be passed on', () => {
  const organisations = new Map(
    ['owner', 'provider', 'receiver', 'third', 'suspended', 'elsewhere'].map((id) => [
      id,
      { id, state: id === 'suspended' ? 'suspended' : 'active' } as OrganisationResponse,
    ]),
  );
  const courtCase = {
    ownerOrganisationId: 'owner',
    participantOrganisationIds: ['provider', 'receiver', 'third', 'suspended'],
  } as unknown as CaseResponse;
  const namesFor = (holderIds: string[], own: string) =>
    candidatesOf(
      { holderIds, providerOrganisationId: 'provider' },
      courtCase,
      organisations,
      own,
    ).map(({ id }) => id);

  it('are not who has it, who provided it, who asks, who is suspended or outside the case', () => {
    expect(namesFor(['owner', 'receiver'], 'receiver')).toEqual(['third']);
  });

  it('are nobody when all of the case can open it', () => {
    expect(namesFor(['owner', 'third', 'receiver'], 'receiver')).toEqual([]);
  });

  it('are the organ that opened the case as well', () => {
    expect(namesFor([], 'receiver')).toEqual(['owner', 'third']);
  });
});
