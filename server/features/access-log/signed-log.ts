import { nodeTreeHasher } from '../../platform/tree-hasher.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { createPeriodicTask } from '../../platform/periodic-task.ts';
import { createCosigning } from './cosigning.ts';
import { createCoverage } from './coverage.ts';
import { createIntegrator } from './integrator.ts';
import { createLogHealth } from './log-health.ts';
import { createLogTrust, type LogIdentity } from './log-trust.ts';
import type { AccessLogStore } from './store/access-log-store.ts';
import { createTree } from './tree.ts';
import { createWitnessPush } from './witness-push.ts';

export type SigningSurroundings = LogIdentity & {
  /** Signs at once: for a signer in this process. A signer of its own does by itself. */
  readonly sign?: (() => Promise<void>) | undefined;
};

type Dependencies = {
  readonly store: AccessLogStore;
  readonly signing: SigningSurroundings;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** How often an instance looks for entries that others wrote, and for checkpoints that no witness has seen. */
const EVERY_MS = 1_000;

/** The tree over the entries, and what has been signed of it. */
export function createSignedLog({ store, signing, clock, logger }: Dependencies) {
  const { sign } = signing;
  const trust = createLogTrust(signing);
  const tree = createTree({ store, trust, hasher: nodeTreeHasher });
  const { integrate } = createIntegrator({ store, hasher: nodeTreeHasher });
  const integration = createPeriodicTask({
    name: 'integration of the access log',
    everyMs: EVERY_MS,
    work: async () => {
      await integrate();
    },
    logger,
  });

  const cosigning = createCosigning({
    checkpoints: tree.cosigned,
    policy: trust.policy,
  });
  const pushToWitnesses = createWitnessPush({
    tree,
    policy: trust.policy,
    cosigning,
    alarms: store.alarms,
    clock,
    logger,
  });
  const witnessing = createPeriodicTask({
    name: 'cosigning of the access log',
    everyMs: EVERY_MS,
    work: pushToWitnesses,
    logger,
  });

  async function requestCheckpoint(): Promise<void> {
    await integrate();
    await sign?.();
  }

  const untilCovered = createCoverage({ checkpoints: tree, requestCheckpoint });
  return {
    trust,
    tree: {
      ...tree,
      get vkey(): string {
        return trust.vkey();
      },
      /** The proof of an entry, as soon as a signed tree holds it; undefined when that takes longer than `patience` ms. */
      async proveWhenCovered(index: number, patience: number): Promise<string | undefined> {
        await untilCovered(index, 'checkpointed', patience).catch(() => undefined);
        return tree.proof(index);
      },
    },
    untilCovered,
    integrate,
    requestCheckpoint,
    health: createLogHealth({ store, tree, clock }),
    cosigning,
    pushToWitnesses,
    start(): void {
      integration.start();
      witnessing.start();
    },
    async stop(): Promise<void> {
      await Promise.all([integration.stop(), witnessing.stop()]);
    },
  };
}
export type SignedLog = ReturnType<typeof createSignedLog>;
