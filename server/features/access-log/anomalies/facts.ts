import {
  MAX_EVIDENCE,
  type Anomaly,
  type AnomalyRule,
} from '../../../../core/contracts/access-log-anomalies.ts';
import type { IndexFilter } from '../store/index-store.ts';
import type { IndexFact, IndexRows } from '../store/index-rows.ts';

export type Period = { readonly from: string; readonly to: string };
/** All facts that fit, oldest first. */
export type ReadFacts = (filter: IndexFilter) => AsyncIterable<IndexFact>;
/** What a rule found in a period. */
export type Rule = (facts: ReadFacts, period: Period) => Promise<Anomaly[]>;

const AT_ONCE = 1_000;

export function createReadFacts({ facts }: Pick<IndexRows, 'facts'>): ReadFacts {
  return async function* read(filter) {
    let cursor: number | undefined;
    do {
      const found = await facts(filter, { direction: 'newer', limit: AT_ONCE, cursor });
      yield* found;
      cursor = found.length < AT_ONCE ? undefined : found.at(-1)?.index;
    } while (cursor !== undefined);
  };
}

/** By what `keyOf` says of them; those of which it says nothing are left out. */
export async function groupedBy(
  facts: AsyncIterable<IndexFact>,
  keyOf: (fact: IndexFact) => string | undefined,
): Promise<Map<string, IndexFact[]>> {
  const groups = new Map<string, IndexFact[]>();
  for await (const fact of facts) {
    const key = keyOf(fact);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return groups;
}

/** `about`: at least one fact, oldest first. */
export function anomalyOf(
  rule: AnomalyRule,
  about: readonly Pick<IndexFact, 'index' | 'time'>[],
  more: Pick<Anomaly, 'actor' | 'organisation' | 'object' | 'figures'>,
): Anomaly {
  const times = about.map(({ time }) => time).toSorted();
  const { actor, organisation, object, figures } = more;
  return {
    rule,
    from: times[0] ?? '',
    to: times.at(-1) ?? '',
    ...(actor !== undefined && { actor }),
    ...(organisation !== undefined && { organisation }),
    ...(object !== undefined && { object }),
    figures,
    evidence: about.slice(0, MAX_EVIDENCE).map(({ index }) => index),
  };
}
