import type { Clock } from '../../platform/clock.ts';
import type { AccessRecorder } from '../../platform/http/access-recorder.ts';
import type { Logger } from '../../platform/logger.ts';
import { createAppender } from './appender.ts';
import { createClockWatch } from './clock-watch.ts';
import { createEntries } from './entry.ts';
import { createEntryReader } from './entry-reader.ts';
import { createLifecycle } from './lifecycle.ts';
import { createProjection } from './projection.ts';
import { createReading, type AskedOfOthers } from './reading.ts';
import { createReconciler } from './reconciler.ts';
import { createAccessRecorder } from './recorder.ts';
import { createSignedLog, type SigningSurroundings } from './signed-log.ts';
import type { AccessLogStore } from './store/access-log-store.ts';
import { failClosed } from './store/fail-closed.ts';

type Dependencies = AskedOfOthers & {
  readonly store: AccessLogStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** UUID of this process; a new one at every start. */
  readonly instanceId: string;
  readonly softwareVersion: string;
  readonly keys: {
    /** At least 32 random bytes, the same on all instances. */
    readonly sessionPseudonyms: Uint8Array;
  };
  readonly signing: SigningSurroundings;
  /** Milliseconds. */
  readonly timing?: {
    readonly deadline?: number;
    readonly closeIntentsAfter?: number;
    readonly keepPrivateData?: number;
  };
};

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
/** Milliseconds by which projection and tree follow this instance's own entries. */
const FOLLOW = 200;

/** Builds the access log of one instance; building it writes nothing. */
export function createAccessLog(dependencies: Dependencies) {
  const { store: engine, signing, clock, logger, timing = {}, ...rest } = dependencies;
  const { findNames, findFile, submissionFiles, reportCertificate, ...identity } = rest;
  const asked = { findNames, findFile, submissionFiles, reportCertificate };
  const store = failClosed(engine);
  const { deadline, closeIntentsAfter = HOUR, keepPrivateData = YEAR } = timing;
  const entries = createEntries({ clock, ...identity });
  const signed = createSignedLog({ store, signing, clock, logger });
  const projection = createProjection({ store, logger });
  let following: NodeJS.Timeout | undefined;
  const writing = createAppender({
    batches: store.batches,
    logger,
    instanceId: identity.instanceId,
    onAppended: follow,
    ...(deadline !== undefined && { deadline }),
  });
  const appender = createClockWatch({ appender: writing, entries });
  const reader = createEntryReader(store.batches);
  const { reconcile } = createReconciler({
    index: store.index,
    projection,
    reader,
    entries,
    appender,
    clock,
    after: closeIntentsAfter,
  });
  const lifecycle = createLifecycle({ appender, entries, logger, chores });

  function follow(): void {
    following ??= setTimeout(() => {
      following = undefined;
      Promise.all([projection.catchUp(), signed.integrate()]).catch((error: unknown) => {
        logger.error({ err: error }, 'access log projection or tree failed');
      });
    }, FOLLOW).unref();
  }

  async function chores(): Promise<void> {
    const expired = new Date(clock().getTime() - keepPrivateData).toISOString();
    await store.privateData.eraseBefore(expired);
    await reconcile();
  }

  const recorder: AccessRecorder = createAccessRecorder({
    appender,
    entries,
    untilCovered: signed.untilCovered,
    logger,
  });
  const { endpoints, findEvidence } = createReading({
    ...{ store, signed, projection, reader, clock },
    ...asked,
  });
  return {
    recorder,
    endpoints,
    /** The signed tree: checkpoints, tiles, proofs. */
    tree: signed.tree,
    trust: signed.trust,
    /** Brings the tree up to date, and has it signed where the signer is in this process. */
    requestCheckpoint: signed.requestCheckpoint,
    /** What happens each second: tells the witnesses of the newest checkpoint. */
    pushToWitnesses: signed.pushToWitnesses,
    health: signed.health,
    /** Rejects with `LOG_UNAVAILABLE`; the server must then not start. */
    async start(): Promise<void> {
      await lifecycle.start();
      signed.start();
    },
    /** To be called when no request is served any more: what comes after the last entry is refused. */
    async stop(): Promise<void> {
      await lifecycle.stop();
      clearTimeout(following);
      await signed.stop();
      await Promise.all([projection.catchUp(), signed.integrate()]);
    },
    catchUp: projection.catchUp,
    findEvidence,
    reconcile,
    /** False while entries are refused, or while the log itself gives reason for alarm. */
    isHealthy: () => appender.isHealthy() && projection.isHealthy(),
  };
}
