import { v7 as uuid } from 'uuid';
import type { CreateOrganisationRequest } from '../../../core/contracts/organisations.ts';
import type { Clock } from '../../platform/clock.ts';
import { toPage, type Page } from '../../platform/database/page.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { Organisation, OrganisationRepository } from './organisation.ts';
import { mayChooseCompatibility, maySuspend } from './organisation.policy.ts';

type Dependencies = { readonly organisations: OrganisationRepository; readonly clock: Clock };

export function createOrganisationService({ organisations, clock }: Dependencies) {
  async function get(id: string): Promise<Organisation> {
    const organisation = await organisations.findById(id);
    if (!organisation) throw notFound();
    return organisation;
  }

  async function change(
    id: string,
    expectedVersion: number,
    changes: Partial<Organisation>,
  ): Promise<Organisation> {
    const organisation = await get(id);
    const changed = { ...organisation, ...changes, version: expectedVersion + 1 };
    const expected = organisation.version === expectedVersion;
    if (!expected || !(await organisations.replace(changed, expectedVersion))) {
      throw new AppError('VERSION_CONFLICT');
    }
    return changed;
  }

  return {
    get,
    async create(request: CreateOrganisationRequest): Promise<Organisation> {
      const { country, ...rest } = request;
      const organisation: Organisation = {
        id: uuid(),
        version: 1,
        ...rest,
        ...(country === undefined ? {} : { country }),
        state: 'active',
        createdAt: clock().toISOString(),
      };
      if (!(await organisations.insert(organisation))) throw new AppError('ALREADY_EXISTS');
      return organisation;
    },
    /** The organ of the Court that runs the portal, for the command line: made when it is not there yet. */
    async findOrCreateOperator(name: string): Promise<Organisation> {
      const known = await organisations.findByName(name);
      if (known) return known;
      try {
        return await this.create({ name, kind: 'court-organ', gnupgCompatible: false });
      } catch (error) {
        // Both first administrators may be invited at the same moment.
        const meanwhile = await organisations.findByName(name);
        if (!meanwhile) throw error;
        return meanwhile;
      }
    },
    async list(page: Page) {
      return toPage(await organisations.list(page), page.limit);
    },
    /** A suspended organisation's members are refused from their next request on. */
    async suspend(principal: Principal, id: string, version: number): Promise<Organisation> {
      if (!maySuspend(principal, id)) throw new AppError('LAST_ADMINISTRATOR');
      return change(id, version, { state: 'suspended' });
    },
    reinstate: (id: string, version: number) => change(id, version, { state: 'active' }),
    async chooseCompatibility(
      principal: Principal,
      id: string,
      version: number,
      gnupgCompatible: boolean,
    ): Promise<Organisation> {
      if (!mayChooseCompatibility(principal, id)) throw notFound();
      return change(id, version, { gnupgCompatible });
    },
  };
}
export type OrganisationService = ReturnType<typeof createOrganisationService>;
