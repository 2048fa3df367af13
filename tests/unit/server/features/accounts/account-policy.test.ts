import { describe, expect, it } from '@jest/globals';
import { Role } from '../../../../../core/contracts/vocabulary.ts';
import {
  mayManage,
  maySeeMembers,
  needsSecondAdministrator,
} from '../../../../../server/features/accounts/account.policy.ts';
import { aPrincipal, otherOrganisation, ownOrganisation } from '../../../../support/principals.ts';

/** Who may invite, suspend and remove whom: `own` organisation, `any`, or `-` nobody. Columns are the members' roles. */
const managing = `
                        expert  national-focal-point  court-focal-point  auditor  administrator
  expert                -       -                     -                  -        -
  national-focal-point  own     own                   -                  -        -
  court-focal-point     -       -                     own                -        -
  auditor               -       -                     -                  -        -
  administrator         any     any                   any                any      any
`;

const [header = '', ...rows] = managing.trim().split('\n');
const columns = header.trim().split(/ +/);
const cells = rows.flatMap((row) => {
  const [actor = '', ...scopes] = row.trim().split(/ +/);
  return scopes.map((scope, index) => [actor, scope, columns[index] ?? ''] as const);
});

describe('managing members', () => {
  it('is decided for every pair of roles', () => {
    const pairs = new Set(cells.map(([actor, , member]) => `${actor} ${member}`));

    expect(pairs.size).toBe(Role.options.length ** 2);
  });

  it.each(cells)('%s manages %s organisation: %s', (actor, scope, member) => {
    const principal = aPrincipal(Role.parse(actor));
    const role = Role.parse(member);

    const own = mayManage(principal, { organisationId: ownOrganisation, role });
    const other = mayManage(principal, { organisationId: otherOrganisation, role });

    expect([own, other]).toEqual([scope !== '-', scope === 'any']);
  });
});

describe('seeing members', () => {
  it.each([
    ['expert', true, false, false],
    ['national-focal-point', true, false, false],
    ['court-focal-point', true, false, false],
    ['auditor', true, true, true],
    ['administrator', true, true, true],
  ] as const)('%s: own %s, other %s, all %s', (role, own, other, all) => {
    const principal = aPrincipal(role);

    expect(maySeeMembers(principal, ownOrganisation)).toBe(own);
    expect(maySeeMembers(principal, otherOrganisation)).toBe(other);
    expect(maySeeMembers(principal, undefined)).toBe(all);
  });
});

it.each([
  ['expert', false],
  ['national-focal-point', false],
  ['court-focal-point', false],
  ['auditor', true],
  ['administrator', true],
] as const)('an invitation of %s needs a second administrator: %s', (role, needed) => {
  expect(needsSecondAdministrator(role)).toBe(needed);
});
