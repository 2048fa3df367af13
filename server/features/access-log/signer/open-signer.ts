import { mkdir } from 'node:fs/promises';
import type { TreeHasher } from '../../../../core/transparency/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Logger } from '../../../platform/logger.ts';
import type { AccessLogStore } from '../store/access-log-store.ts';
import { lockDirectory } from './signer-lock.ts';
import { openSignerKey } from './signer-key.ts';
import { createSignerStateFile } from './signer-state.ts';
import { createLogSigner } from './signer.ts';

type Surroundings = {
  readonly store: AccessLogStore;
  readonly directory: string;
  readonly origin: string;
  /** From the configuration, instead of the file `key`. */
  readonly skey?: string | undefined;
  /** Milliseconds to wait for another signer to end; without it, none. */
  readonly lockPatience?: number;
  readonly hasher: TreeHasher;
  readonly clock: Clock;
  readonly logger: Logger;
};

/**
 * The signer over one directory, alone in it.
 *
 * @throws LockedError while another one works there; TransparencyError `E_KEY`, `E_ORIGIN` for a directory of another log
 */
export async function openLogSigner({
  directory,
  origin,
  skey,
  lockPatience = 0,
  ...rest
}: Surroundings) {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = lockDirectory(directory, lockPatience);
  try {
    const key = await openSignerKey({ directory, origin, skey });
    const file = createSignerStateFile(directory, origin);
    const { step } = createLogSigner({ ...rest, key, initial: await file.load(), save: file.save });
    return {
      step,
      close: () => {
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
