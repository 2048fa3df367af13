import { CaseResponse } from '../../../core/contracts/cases.ts';
import { OrganisationPage, OrganisationResponse } from '../../../core/contracts/organisations.ts';
import type { Moment } from './calendar.ts';
import { organisations, type OrganisationKey } from './organisations.ts';
import type { PersonKey } from './people.ts';
import { existing } from './existing.ts';
import type { Planned, Stage } from './stage.ts';

export type CaseKey = 'ICC-01/26-FIN-1' | 'ICC-02/26-FIN-4';

type InventedCase = {
  readonly opened: Moment;
  readonly by: PersonKey;
  readonly participants: readonly OrganisationKey[];
};

const cases: Readonly<Record<CaseKey, InventedCase>> = {
  'ICC-01/26-FIN-1': {
    opened: [0, '16:20'],
    by: 'leila',
    participants: ['arcadia', 'borduria', 'valdore', 'registry'],
  },
  'ICC-02/26-FIN-4': {
    opened: [1, '11:30'],
    by: 'helene',
    participants: ['arcadia', 'valdore'],
  },
};

/** The organisations are admitted, then the organs of the Court open their cases. */
export function scenesOfOpening(stage: Stage): Planned[] {
  const opened = Object.entries(cases).map(([reference, { opened, by, participants }]) => ({
    at: opened,
    play: () => openCase(stage, reference, { by, participants }),
  }));
  return [{ at: [0, '08:45'], play: () => admitOrganisations(stage) }, ...opened];
}

async function admitOrganisations({ office, organisations: admitted }: Stage): Promise<void> {
  const { connection } = await office.person('ines');
  const { items } = await connection.call(OrganisationPage, '/organisations');
  for (const [key, { network: _network, ...body }] of Object.entries(organisations)) {
    const known = items.find(({ name }) => name === body.name);
    const call = { method: 'POST', body } as const;
    admitted.set(
      key as OrganisationKey,
      known ?? (await connection.call(OrganisationResponse, '/organisations', call)),
    );
  }
}

async function openCase(
  { office, organisations: admitted, cases: known }: Stage,
  reference: string,
  { by, participants }: Pick<InventedCase, 'by' | 'participants'>,
): Promise<void> {
  const { connection } = await office.person(by);
  const call = { method: 'POST', body: { reference } } as const;
  let opened = await connection.call(CaseResponse, '/cases', call);
  for (const participant of participants) {
    const path = `/cases/${opened.id}/participants/${existing(admitted, participant).id}`;
    opened = await connection.call(CaseResponse, path, { method: 'PUT', version: opened.version });
  }
  known.set(reference, opened.id);
}
