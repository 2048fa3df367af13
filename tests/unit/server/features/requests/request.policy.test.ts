import { describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Role } from '../../../../../core/contracts/vocabulary.ts';
import { sideOf, withDerived } from '../../../../../server/features/requests/request.policy.ts';
import { aCase, aRequest } from '../../../../support/builders.ts';
import { aPrincipal, otherOrganisation, ownOrganisation } from '../../../../support/principals.ts';

const SENT = '2026-11-21T13:00:00.000Z';
const issued = aRequest({ requester: { organisationId: ownOrganisation, accountId: uuid() } });
const received = aRequest({ addresseeOrganisationId: ownOrganisation, sentAt: SENT });
const taking = aCase({ participantOrganisationIds: [ownOrganisation] });
const notTaking = aCase({ participantOrganisationIds: [otherOrganisation] });

describe('where somebody stands towards a request', () => {
  it.each(Role.options)('is asked of %s', (role) => {
    const mayRead = role !== 'auditor' && role !== 'administrator';
    const principal = aPrincipal(role);

    expect(sideOf(principal, issued, taking)).toBe(mayRead ? 'requester' : undefined);
    expect(sideOf(principal, received, taking)).toBe(mayRead ? 'addressee' : undefined);
  });

  it.each([
    ['its own, in a case it has left', issued, notTaking, 'requester'],
    ['what it was asked, in a case it has left', received, notTaking, undefined],
    [
      'what nobody has sent it yet',
      aRequest({ addresseeOrganisationId: ownOrganisation }),
      taking,
      undefined,
    ],
    ['what others ask each other', aRequest({ sentAt: SENT }), taking, undefined],
  ] as const)('%s', (_name, request, courtCase, side) => {
    expect(sideOf(aPrincipal('expert'), request, courtCase)).toBe(side);
  });
});

describe('what follows from a request', () => {
  const by = { organisationId: uuid(), accountId: uuid() };
  const moved = (state: 'executed' | 'executed-in-part' | 'closed', at: string) =>
    ({ step: 'execute', state, ...by, at }) as const;

  it.each([
    ['draft', false],
    ['sent', true],
    ['acknowledged', true],
    ['in-consultation', true],
    ['postponed', true],
    ['executed-in-part', true],
    ['refused', false],
    ['impossible', false],
    ['executed', false],
    ['withdrawn', false],
    ['closed', false],
  ] as const)('%s: it is due, or not', (state, isDue) => {
    const { dueOn } = withDerived(aRequest({ state, dueOn: '2020-01-01' }));

    expect(dueOn).toBe(isDue ? '2026-12-21' : undefined);
  });

  it('is when it was first answered, also where it was closed after a part', () => {
    const [first, second] = ['2026-11-22T10:00:00.000Z', '2026-11-23T10:00:00.000Z'];
    const executed = [moved('executed-in-part', SENT), moved('executed', first)];
    const closed = [moved('executed', first), moved('closed', second)];

    expect(withDerived(aRequest()).answeredAt).toBeUndefined();
    expect(withDerived(aRequest({ moves: executed.slice(0, 1) })).answeredAt).toBeUndefined();
    expect(withDerived(aRequest({ moves: executed })).answeredAt).toBe(first);
    expect(withDerived(aRequest({ moves: closed })).answeredAt).toBe(first);
    expect(
      withDerived(aRequest({ moves: [moved('executed-in-part', SENT), moved('closed', second)] }))
        .answeredAt,
    ).toBe(second);
  });
});
