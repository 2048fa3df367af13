import type { Anomaly } from '../../../../core/contracts/access-log-anomalies.ts';
import type { IndexFact } from '../store/index-rows.ts';
import { anomalyOf, type Period, type ReadFacts, type Rule } from './facts.ts';

/** What this asks of those who keep the files; nothing for one that is gone. */
export type FindFile = (
  id: string,
) => Promise<{ readonly caseId: string; readonly organisationId: string } | undefined>;

/** From one entry to another, or for ever: what began with the one and has not ended since. */
type Absence = { readonly since: IndexFact; readonly until?: number };

/** Files of a case that an organisation opened, or tried to, once it took no part in the case any more. */
export function openingAfterLeaving(findFile: FindFile): Rule {
  return async (facts, period) => {
    const changes = facts({
      to: period.to,
      actions: ['case.remove-participant', 'case.add-participant'],
      outcome: 'success',
    });
    const parting = (fact: IndexFact) => fact.action === 'case.remove-participant';
    const absences = await absencesIn(changes, parting, ({ objectId, objectOrganisation }) =>
      objectOrganisation === undefined ? undefined : `${objectId ?? ''} ${objectOrganisation}`,
    );
    const found: Anomaly[] = [];
    for (const absence of absences) found.push(...(await openingsIn(absence, facts, period)));
    return found;
  };

  async function openingsIn(absence: Absence, facts: ReadFacts, period: Period) {
    const { objectOrganisation: is = '', objectId: caseId } = absence.since;
    const acts: IndexFact[] = [];
    const opened = facts({ ...period, action: 'file.open', actorOrganisation: { is } });
    for await (const fact of opened) {
      if (fact.phase === 'intent' || !isWithin(absence, fact)) continue;
      const file = fact.objectId === undefined ? undefined : await findFile(fact.objectId);
      // What it provided itself stays its own.
      if (file?.caseId === caseId && file?.organisationId !== is) acts.push(fact);
    }
    return [...Map.groupBy(acts, ({ actorId }) => actorId)].map(([actor, own]) =>
      anomalyOf('opening-after-leaving', own, {
        actor,
        organisation: is,
        object: caseId,
        figures: {
          opened: own.filter(({ outcome }) => outcome === 'success').length,
          denied: own.filter(({ outcome }) => outcome === 'denied').length,
        },
      }),
    );
  }
}

/** Acts that an account began when it was removed or suspended already. */
export const actAfterRemoval: Rule = async (facts, period) => {
  const changes = facts({
    to: period.to,
    actions: ['member.remove', 'member.suspend', 'member.reinstate'],
    outcome: 'success',
  });
  const ending = (fact: IndexFact) => fact.action !== 'member.reinstate';
  const absences = await absencesIn(changes, ending, ({ objectId }) => objectId);
  const found: Anomaly[] = [];
  for (const absence of absences) {
    const acts: IndexFact[] = [];
    for await (const fact of facts({ ...period, actor: absence.since.objectId })) {
      // A result may belong to what was begun before.
      const isBegun = fact.phase === 'intent' || fact.outcome === 'success';
      if (fact.phase !== 'result' && isBegun && isWithin(absence, fact)) acts.push(fact);
    }
    const { actorId: actor, actorOrganisation: organisation } = acts[0] ?? {};
    const figures = { acts: acts.length };
    if (acts.length > 0)
      found.push(anomalyOf('act-after-removal', acts, { actor, organisation, figures }));
  }
  return found;
};

async function absencesIn(
  changes: AsyncIterable<IndexFact>,
  isParting: (fact: IndexFact) => boolean,
  keyOf: (fact: IndexFact) => string | undefined,
): Promise<Absence[]> {
  const open = new Map<string, IndexFact>();
  const ended: Absence[] = [];
  for await (const fact of changes) {
    const key = keyOf(fact);
    if (key === undefined) continue;
    const since = open.get(key);
    if (isParting(fact)) open.set(key, since ?? fact);
    else if (since) {
      ended.push({ since, until: fact.index });
      open.delete(key);
    }
  }
  return [...ended, ...Array.from(open.values(), (since) => ({ since }))];
}

function isWithin({ since, until = Infinity }: Absence, { index }: IndexFact): boolean {
  return index > since.index && index < until;
}
