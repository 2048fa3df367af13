import { expect, it } from '@jest/globals';
import { Role } from '../../../../../core/contracts/vocabulary.ts';
import {
  mayChooseCompatibility,
  maySuspend,
} from '../../../../../server/features/organisations/organisation.policy.ts';
import { aPrincipal, otherOrganisation, ownOrganisation } from '../../../../support/principals.ts';

it.each(Role.options)('%s chooses the format of the own organisation only', (role) => {
  const principal = aPrincipal(role);

  expect(mayChooseCompatibility(principal, otherOrganisation)).toBe(false);
  expect(mayChooseCompatibility(principal, ownOrganisation)).toBe(true);
});

it('nobody suspends the own organisation', () => {
  const administrator = aPrincipal('administrator');

  expect(maySuspend(administrator, ownOrganisation)).toBe(false);
  expect(maySuspend(administrator, otherOrganisation)).toBe(true);
});
