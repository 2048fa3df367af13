import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another signer works on this directory, or it is on a file system without locks. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
  readonly code = 'E_LOCKED';
}

/**
 * Holds the directory for this process alone. The lock is one of the operating system's, taken through an empty SQLite
 * database: it ends with the process, however that dies, and needs no guess whether another process is still alive.
 *
 * @throws LockedError
 */
export function lockDirectory(directory: string, patienceMs: number): { release(): void } {
  const lock = new DatabaseSync(join(directory, 'lock'));
  try {
    lock.exec(`
      PRAGMA busy_timeout = ${patienceMs};
      PRAGMA journal_mode = MEMORY;
      BEGIN EXCLUSIVE`);
  } catch (cause) {
    lock.close();
    throw new LockedError('another signer works here', { cause });
  }
  return {
    release() {
      if (lock.isOpen) lock.close();
    },
  };
}
