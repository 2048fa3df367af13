import { v7 as uuid } from 'uuid';
import type { CreateCaseRequest } from '../../../core/contracts/cases.ts';
import type { Clock } from '../../platform/clock.ts';
import { toPage, type Page } from '../../platform/database/page.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { mayChangeParticipants, maySee, seesEveryCase, takesPart } from './case.policy.ts';
import type { Case, CaseRepository } from './case.ts';

/** What this feature asks of `organisations`. */
export type KnownOrganisations = {
  findOrganisation(id: string): Promise<{ readonly id: string } | undefined>;
};

type Dependencies = {
  readonly cases: CaseRepository;
  readonly organisations: KnownOrganisations;
  readonly clock: Clock;
};

export function createCaseService({ cases, organisations, clock }: Dependencies) {
  async function get(principal: Principal, id: string): Promise<Case> {
    const courtCase = await cases.findById(id);
    if (!courtCase || !maySee(principal, courtCase)) throw notFound();
    return courtCase;
  }

  async function changeParticipants(
    principal: Principal,
    id: string,
    expectedVersion: number,
    change: (courtCase: Case) => string[] | Promise<string[]>,
  ): Promise<Case> {
    const courtCase = await get(principal, id);
    if (!mayChangeParticipants(principal, courtCase)) throw notFound();
    if (courtCase.version !== expectedVersion) throw new AppError('VERSION_CONFLICT');
    const changed = {
      ...courtCase,
      participantOrganisationIds: await change(courtCase),
      version: expectedVersion + 1,
    };
    if (!(await cases.replace(changed, expectedVersion))) throw new AppError('VERSION_CONFLICT');
    return changed;
  }

  return {
    get,
    async create(principal: Principal, { reference }: CreateCaseRequest): Promise<Case> {
      const courtCase: Case = {
        id: uuid(),
        version: 1,
        reference,
        ownerOrganisationId: principal.organisationId,
        participantOrganisationIds: [],
        state: 'open',
        createdAt: clock().toISOString(),
      };
      if (!(await cases.insert(courtCase))) throw new AppError('ALREADY_EXISTS');
      return courtCase;
    },
    async list(principal: Principal, page: Page) {
      const rows = seesEveryCase(principal)
        ? await cases.listAll(page)
        : await cases.listOfOrganisation(page, principal.organisationId);
      return toPage(rows, page.limit);
    },
    addParticipant: (
      principal: Principal,
      id: string,
      version: number,
      organisationId: string,
    ): Promise<Case> =>
      changeParticipants(principal, id, version, async (courtCase) => {
        if (takesPart(courtCase, organisationId)) throw new AppError('ALREADY_EXISTS');
        if (!(await organisations.findOrganisation(organisationId))) throw notFound();
        return [...courtCase.participantOrganisationIds, organisationId];
      }),
    /** It loses sight of the case on its next request; what it sent stays its own. */
    removeParticipant: (
      principal: Principal,
      id: string,
      version: number,
      organisationId: string,
    ): Promise<Case> =>
      changeParticipants(principal, id, version, ({ participantOrganisationIds }) => {
        if (!participantOrganisationIds.includes(organisationId)) throw notFound();
        return participantOrganisationIds.filter((participant) => participant !== organisationId);
      }),
  };
}
export type CaseService = ReturnType<typeof createCaseService>;
