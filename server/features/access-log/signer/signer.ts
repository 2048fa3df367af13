import {
  TransparencyError,
  bytesEqual,
  formatCheckpoint,
  formatVerifier,
  frontierRoot,
  nodesOfTiles,
  openCheckpoint,
  policyOfLog,
  rootAt,
  signNote,
  type Signer,
  type TransparencyCode,
  type TreeHasher,
} from '../../../../core/transparency/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Logger } from '../../../platform/logger.ts';
import type { AccessLogStore } from '../store/access-log-store.ts';
import { readTileFrom } from '../stored-tiles.ts';
import { createRawLog } from './raw-log.ts';
import type { SignerState, SignerStateFile } from './signer-state.ts';

type Dependencies = {
  readonly store: Pick<AccessLogStore, 'batches' | 'tiles' | 'checkpoints' | 'alarms'>;
  readonly key: Signer;
  readonly initial: SignerState;
  readonly save: SignerStateFile['save'];
  readonly hasher: TreeHasher;
  readonly clock: Clock;
  readonly logger: Logger;
};

const SOURCE = 'signer';
/** The log is not what was signed. Whatever happens to it later, this signer signs no more. */
const forGood: readonly TransparencyCode[] = ['E_ROLLBACK', 'E_ROOT', 'E_FORK'];

/**
 * Signs the tree, and believes nobody about it: it hashes the raw entries itself, onto a frontier that it keeps outside
 * the database. So what it signs always continues what it signed before. See docs/access-log.md, "The signer".
 */
export function createLogSigner({ store, key, hasher, clock, logger, ...file }: Dependencies) {
  const { tiles, checkpoints, alarms } = store;
  const { requireLength, extendTo } = createRawLog({ batches: store.batches, hasher });
  const policy = policyOfLog(formatVerifier(key));
  let state = file.initial;
  let mayBeRaised = true;
  let running: Promise<void> = Promise.resolve();

  async function sign(): Promise<void> {
    if (state.refused) {
      await raise(state.refused.code, state.refused.since);
      return;
    }
    try {
      await advance();
    } catch (error) {
      if (!(error instanceof TransparencyError)) throw error;
      await refuse(error);
      return;
    }
    if (mayBeRaised) await alarms.withdraw(SOURCE);
    mayBeRaised = false;
  }

  async function advance(): Promise<void> {
    const { frontier } = state;
    const published = await publishedSince(frontier.size);
    const signed = Math.max(frontier.size, published?.size ?? 0);
    await requireLength(signed);
    const size = await tiles.size();
    // The tiles are being built anew: nothing is known to be wrong with the entries.
    if (size < signed) return;
    let grown = frontier;
    if (published) {
      grown = await extendTo(grown, published.size);
      requireSame('E_FORK', frontierRoot(hasher, grown), published.root);
    }
    grown = await extendTo(grown, size);
    const root = frontierRoot(hasher, grown);
    const nodes = nodesOfTiles(hasher, size, readTileFrom(tiles));
    requireSame('E_ROOT', root, await rootAt(hasher, size, nodes));
    if (grown.size > frontier.size) await save({ frontier: grown });
    if (size > (published?.size ?? 0)) await publish(size, root);
  }

  /** The largest tree that was signed under this origin, if it is not smaller than what this signer knows. */
  async function publishedSince(size: number) {
    const [latest] = await checkpoints.list({ origin: key.name, from: size }, 1);
    return latest && openCheckpoint(latest.note, policy);
  }

  /** Before the signature: a signer that dies in between knows that it may have signed. */
  async function save(change: Partial<SignerState>): Promise<void> {
    const changed = { ...state, ...change };
    await file.save(changed);
    state = changed;
  }

  async function publish(size: number, root: ReturnType<typeof frontierRoot>): Promise<void> {
    const text = formatCheckpoint({ origin: key.name, size, root });
    const note = `${text}\n${await signNote(text, key)}`;
    const publishedAt = clock().toISOString();
    if (await checkpoints.publish({ origin: key.name, size, note, publishedAt })) return;
    const other = await checkpoints.find(key.name, size);
    if (!other) throw new TransparencyError('E_MISSING', { where: `checkpoint ${size}` });
    requireSame('E_FORK', root, (await openCheckpoint(other.note, policy)).root);
  }

  async function refuse(error: TransparencyError): Promise<void> {
    const since = clock().toISOString();
    logger.error({ err: error, code: error.code }, 'the log is not signed');
    if (forGood.includes(error.code)) {
      await save({ refused: { code: error.code, since } });
    }
    await raise(error.code, since);
  }

  async function raise(code: string, since: string): Promise<void> {
    mayBeRaised = true;
    await alarms.raise({ code, source: SOURCE, since });
  }

  return {
    /**
     * Signs the tree as it stands, unless it is signed or must not be. Rejects when the database does not answer; what
     * is wrong with the log itself becomes an alarm.
     */
    step: (): Promise<void> => (running = running.catch(() => undefined).then(sign)),
  };
}
export type LogSigner = ReturnType<typeof createLogSigner>;

function requireSame(code: TransparencyCode, own: Uint8Array, other: Uint8Array): void {
  if (!bytesEqual(own, other)) throw new TransparencyError(code);
}
