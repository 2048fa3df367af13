import { beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { Role } from '../../../../../core/contracts/vocabulary.ts';
import {
  caseSqliteMigrations,
  createCaseService,
  createSqliteCaseRepository,
  type Case,
  type CaseRepository,
  type CaseService,
} from '../../../../../server/features/cases/index.ts';
import { migrateSqlite } from '../../../../../server/platform/database/migrations.ts';
import { openSqlite } from '../../../../../server/platform/database/sqlite.ts';
import { createLogger } from '../../../../../server/platform/logger.ts';
import type { Principal } from '../../../../../server/platform/principal.ts';
import { problemOf } from '../../../../support/submission-stage.ts';

const organ = uuid();
const otherOrgan = uuid();
const state = uuid();

const people = {
  owner: person('court-focal-point', organ),
  otherOrgan: person('court-focal-point', otherOrgan),
  expert: person('expert', state),
  auditor: person('auditor', otherOrgan),
  administrator: person('administrator', organ),
};

function person(role: Role, organisationId: string): Principal {
  const organisationKind = role === 'expert' ? 'state' : 'court-organ';
  return { accountId: uuid(), organisationId, organisationKind, role };
}

describe('cases', () => {
  let cases: CaseService;
  let repository: CaseRepository;
  let courtCase: Case;

  beforeEach(async () => {
    const sqlite = openSqlite(':memory:');
    await migrateSqlite(sqlite, caseSqliteMigrations, createLogger('silent'));
    repository = createSqliteCaseRepository(sqlite);
    cases = createCaseService({
      cases: repository,
      organisations: {
        findOrganisation: (id) =>
          Promise.resolve([organ, otherOrgan, state].includes(id) ? { id } : undefined),
      },
      clock: () => new Date('2026-11-21T12:00:00.000Z'),
    });
    courtCase = await cases.create(people.owner, { reference: 'ICC-01/26-FIN-3' });
  });

  it('belong to the organ that opens them', () => {
    expect(courtCase).toMatchObject({
      version: 1,
      ownerOrganisationId: organ,
      participantOrganisationIds: [],
      state: 'open',
    });
  });

  it('have one reference each', async () => {
    const again = cases.create(people.otherOrgan, { reference: 'ICC-01/26-FIN-3' });

    expect(await problemOf(again)).toBe('ALREADY_EXISTS');
  });

  it('are seen by those who take part, and by oversight', async () => {
    const answers = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(people).map(async ([name, who]) => {
            const { items } = await cases.list(who, { limit: 10 });
            return [name, [await problemOf(cases.get(who, courtCase.id)), items.length]] as const;
          }),
        ),
      );
    const seen = ['accepted', 1];
    const unseen = ['NOT_FOUND', 0];
    const before = { owner: seen, auditor: seen, administrator: seen };

    expect(await answers()).toEqual({ ...before, otherOrgan: unseen, expert: unseen });
    await cases.addParticipant(people.owner, courtCase.id, 1, state);
    expect(await answers()).toEqual({ ...before, otherOrgan: unseen, expert: seen });
    await cases.removeParticipant(people.owner, courtCase.id, 2, state);
    expect(await answers()).toEqual({ ...before, otherOrgan: unseen, expert: unseen });
  });

  it('have their participants changed by nobody but their owner', async () => {
    const added = await cases.addParticipant(people.owner, courtCase.id, 1, otherOrgan);
    const { owner: _owner, ...others } = people;

    for (const who of Object.values(others)) {
      expect(await problemOf(cases.addParticipant(who, courtCase.id, 2, state))).toBe('NOT_FOUND');
      expect(await problemOf(cases.removeParticipant(who, courtCase.id, 2, otherOrgan))).toBe(
        'NOT_FOUND',
      );
    }
    expect(await repository.findById(courtCase.id)).toEqual(added);
  });

  it('take no organisation twice, none that is unknown, and not their owner', async () => {
    await cases.addParticipant(people.owner, courtCase.id, 1, state);
    const add = (id: string) => problemOf(cases.addParticipant(people.owner, courtCase.id, 2, id));

    expect(await add(state)).toBe('ALREADY_EXISTS');
    expect(await add(organ)).toBe('ALREADY_EXISTS');
    expect(await add(uuid())).toBe('NOT_FOUND');
  });

  it('lose nobody who takes no part, and never their owner', async () => {
    const remove = (id: string) =>
      problemOf(cases.removeParticipant(people.owner, courtCase.id, 1, id));

    expect(await remove(state)).toBe('NOT_FOUND');
    expect(await remove(organ)).toBe('NOT_FOUND');
  });

  it('are closed and opened again by nobody but their owner', async () => {
    const { owner: _owner, ...others } = people;
    await cases.addParticipant(people.owner, courtCase.id, 1, otherOrgan);

    for (const who of Object.values(others)) {
      expect(await problemOf(cases.close(who, courtCase.id, 2))).toBe('NOT_FOUND');
      expect(await problemOf(cases.reopen(who, courtCase.id, 2))).toBe('NOT_FOUND');
    }

    const closed = await cases.close(people.owner, courtCase.id, 2);
    expect(closed).toMatchObject({ state: 'closed', version: 3 });
    const reopened = await cases.reopen(people.owner, courtCase.id, 3);
    expect(reopened).toMatchObject({ state: 'open', version: 4 });
    expect(await repository.findById(courtCase.id)).toEqual(reopened);
  });

  it('are not closed twice, nor opened when they are open', async () => {
    expect(await problemOf(cases.reopen(people.owner, courtCase.id, 1))).toBe(
      'TRANSITION_NOT_ALLOWED',
    );
    await cases.close(people.owner, courtCase.id, 1);

    expect(await problemOf(cases.close(people.owner, courtCase.id, 2))).toBe(
      'TRANSITION_NOT_ALLOWED',
    );
    expect(await problemOf(cases.reopen(people.owner, courtCase.id, 1))).toBe('VERSION_CONFLICT');
  });

  it('change for one of two who change them at once', async () => {
    const outcomes = await Promise.all(
      [state, otherOrgan].map((id) =>
        problemOf(cases.addParticipant(people.owner, courtCase.id, 1, id)),
      ),
    );

    expect(outcomes.toSorted()).toEqual(['VERSION_CONFLICT', 'accepted']);
    expect(await problemOf(cases.removeParticipant(people.owner, courtCase.id, 1, state))).toBe(
      'VERSION_CONFLICT',
    );
  });
});
