import { v7 as uuid } from 'uuid';
import type { CaseState, CreateCaseRequest } from '../../../core/contracts/cases.ts';
import type { Clock } from '../../platform/clock.ts';
import { toPage, type Page } from '../../platform/database/page.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { mayChange, maySee, seesEveryCase, takesPart } from './case.policy.ts';
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

  async function change(
    principal: Principal,
    id: string,
    expectedVersion: number,
    decide: (courtCase: Case) => Partial<Case> | Promise<Partial<Case>>,
  ): Promise<Case> {
    const courtCase = await get(principal, id);
    if (!mayChange(principal, courtCase)) throw notFound();
    if (courtCase.version !== expectedVersion) throw new AppError('VERSION_CONFLICT');
    const changed = { ...courtCase, ...(await decide(courtCase)), version: expectedVersion + 1 };
    if (!(await cases.replace(changed, expectedVersion))) throw new AppError('VERSION_CONFLICT');
    return changed;
  }

  const changeState =
    (from: CaseState, to: CaseState) => (who: Principal, id: string, version: number) =>
      change(who, id, version, ({ state }) => {
        if (state !== from) throw new AppError('TRANSITION_NOT_ALLOWED');
        return { state: to };
      });

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
      change(principal, id, version, async (courtCase) => {
        if (takesPart(courtCase, organisationId)) throw new AppError('ALREADY_EXISTS');
        if (!(await organisations.findOrganisation(organisationId))) throw notFound();
        const { participantOrganisationIds: before } = courtCase;
        return { participantOrganisationIds: [...before, organisationId] };
      }),
    /** It loses sight of the case on its next request; what it sent stays its own. */
    removeParticipant: (
      principal: Principal,
      id: string,
      version: number,
      organisationId: string,
    ): Promise<Case> =>
      change(principal, id, version, ({ participantOrganisationIds: before }) => {
        if (!before.includes(organisationId)) throw notFound();
        return { participantOrganisationIds: before.filter((each) => each !== organisationId) };
      }),
    /** Nothing new is submitted in it any more; what is there is reviewed to its end. */
    close: changeState('open', 'closed'),
    reopen: changeState('closed', 'open'),
  };
}
export type CaseService = ReturnType<typeof createCaseService>;
