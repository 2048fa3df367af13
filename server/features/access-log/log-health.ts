import type { LogHealth } from '../../../core/contracts/log-health.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { AccessLogStore } from './store/access-log-store.ts';

type Dependencies = {
  readonly store: Pick<AccessLogStore, 'batches' | 'alarms'>;
  readonly tree: Pick<Checkpoints, 'latest'>;
  readonly clock: Clock;
};

/** Every instance writes an entry each minute, so a signer that works signs each minute. */
const BEHIND_MS = 5 * 60_000;

export function createLogHealth({ store, tree, clock }: Dependencies) {
  const startedAt = clock().getTime();

  return async function health(): Promise<LogHealth> {
    const [alarms, latest, head] = await Promise.all([
      store.alarms.list(),
      tree.latest(),
      store.batches.head(),
    ]);
    const signedAt = latest ? Date.parse(latest.publishedAt) : startedAt;
    const isBehind = head > (latest?.size ?? 0) && clock().getTime() - signedAt > BEHIND_MS;
    const quiet = isBehind ? 'behind' : 'well';
    return {
      status: alarms.length > 0 ? 'alarm' : quiet,
      ...(latest && { checkpoint: { size: latest.size, publishedAt: latest.publishedAt } }),
      alarms,
    };
  };
}
