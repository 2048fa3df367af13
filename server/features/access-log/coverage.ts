import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../platform/errors.ts';
import type { Durability } from '../../platform/http/access-recorder.ts';
import type { Checkpoints } from './checkpoints.ts';

type Dependencies = {
  readonly checkpoints: Pick<Checkpoints, 'latest' | 'counting'>;
  /** Brings the next checkpoint about, as far as this process can. */
  readonly requestCheckpoint: () => Promise<unknown>;
};

/** Milliseconds. */
const PATIENCE = 10_000;
const ASK_AGAIN = 50;

/**
 * Waits until the signed tree holds the entry at `index`, and with `witnessed` until a quorum of the witnesses has seen
 * that tree: from then on nobody can make the entry disappear unnoticed, whoever owns the database and the log's key.
 *
 * @throws AppError `LOG_UNAVAILABLE` after ten seconds
 */
export function createCoverage({ checkpoints, requestCheckpoint }: Dependencies) {
  return async function untilCovered(
    index: number,
    durability: Durability,
    patience = PATIENCE,
  ): Promise<void> {
    const deadline = performance.now() + patience;
    for (;;) {
      await requestCheckpoint();
      const { latest, counting } = checkpoints;
      const tree = await (durability === 'witnessed' ? counting() : latest());
      if (tree && tree.size > index) return;
      if (performance.now() >= deadline) throw new AppError('LOG_UNAVAILABLE');
      await delay(ASK_AGAIN);
    }
  };
}
export type UntilCovered = ReturnType<typeof createCoverage>;
