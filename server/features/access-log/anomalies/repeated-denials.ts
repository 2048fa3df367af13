import type { IndexFact } from '../store/index-rows.ts';
import { anomalyOf, groupedBy, type Rule } from './facts.ts';
import { thresholds } from './thresholds.ts';

const { denials, within } = thresholds.repeatedDenials;
const MINUTE = 60_000;

/** One account that is refused again and again, or one that somebody unknown tries again and again to get into. */
export const repeatedDenials: Rule = async (facts, period) => {
  const denied = facts({ ...period, outcome: 'denied' });
  const byWhom = await groupedBy(denied, ({ actorId, objectId }) => actorId ?? objectId);
  return [...byWhom.values()].flatMap(clustersIn).map((cluster) => {
    const { actorId, actorOrganisation, objectId, objectOrganisation } = cluster[0] ?? {};
    return anomalyOf('repeated-denials', cluster, {
      actor: actorId,
      organisation: actorOrganisation ?? objectOrganisation,
      object: actorId === undefined ? objectId : undefined,
      figures: { denied: cluster.length, minutes: within / MINUTE },
    });
  });
};

/** Stretches in which there are so many denials within the time, wherever one looks. */
function clustersIn(denied: readonly IndexFact[]): IndexFact[][] {
  const sorted = denied.toSorted((one, other) => one.time.localeCompare(other.time));
  const clusters: { first: number; last: number }[] = [];
  for (let last = denials - 1; last < sorted.length; last += 1) {
    const first = last - denials + 1;
    if (timeOf(sorted[last]) - timeOf(sorted[first]) > within) continue;
    const open = clusters.at(-1);
    if (open && open.last >= first) open.last = last;
    else clusters.push({ first, last });
  }
  return clusters.map(({ first, last }) => sorted.slice(first, last + 1));
}

function timeOf(fact: IndexFact | undefined): number {
  return Date.parse(fact?.time ?? '');
}
