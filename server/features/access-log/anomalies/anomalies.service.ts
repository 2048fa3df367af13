import type {
  Anomalies,
  AnomaliesQuery,
  Anomaly,
} from '../../../../core/contracts/access-log-anomalies.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { FindNames } from '../access-log.service.ts';
import type { EntryReader } from '../entry-reader.ts';
import type { Projection } from '../projection.ts';
import type { AccessLogStore } from '../store/access-log-store.ts';
import { actAfterRemoval, openingAfterLeaving, type FindFile } from './after-leaving.ts';
import { bulkOpening } from './bulk-opening.ts';
import { createReadFacts, type Rule } from './facts.ts';
import { intentWithoutResult, writerGap } from './lost-entries.ts';
import { offHours } from './off-hours.ts';
import { repeatedDenials } from './repeated-denials.ts';

type Dependencies = {
  readonly store: AccessLogStore;
  readonly projection: Projection;
  readonly reader: EntryReader;
  readonly clock: Clock;
  readonly findNames: FindNames;
  readonly findFile: FindFile;
};

const MOST = 500;

export function createAnomalyService(dependencies: Dependencies) {
  const { store, projection, reader, clock, findNames, findFile } = dependencies;
  const facts = createReadFacts(store.rows);
  const rules: readonly Rule[] = [
    offHours,
    bulkOpening,
    repeatedDenials,
    openingAfterLeaving(findFile),
    actAfterRemoval,
    writerGap(store),
    intentWithoutResult(store.index, reader, clock),
  ];

  /** Latest first. They say what stands out in the derived rows, and name the entries that show it. */
  async function find({ from, to }: AnomaliesQuery): Promise<Anomaly[]> {
    await projection.catchUp();
    const found: Anomaly[] = [];
    for (const rule of rules) found.push(...(await rule(facts, { from, to })));
    return found.toSorted((one, other) => other.to.localeCompare(one.to));
  }

  return {
    find,
    async list(query: AnomaliesQuery): Promise<Anomalies> {
      const found = await find(query);
      const items = found.slice(0, MOST);
      const named = items.flatMap(({ actor, organisation, object }) => [
        actor,
        organisation,
        object,
      ]);
      const ids = new Set(named.filter((id) => id !== undefined));
      return { items, isCut: found.length > MOST, names: await findNames([...ids]) };
    },
  };
}
export type AnomalyService = ReturnType<typeof createAnomalyService>;
