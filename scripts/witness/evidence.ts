import { writeFile } from 'node:fs/promises';
import {
  formatAddCheckpoint,
  toHex,
  type VerifiedCheckpoint,
} from '../../core/transparency/index.ts';
import type { Evidence } from './witness.ts';

/**
 * Keeps a request that could not be cosigned beside the state, behind what the log had signed before: whoever reads both
 * can check both signatures. Once for each checkpoint, so that repeating a request fills no disk.
 */
export function createEvidenceKeeper(stateFile: string) {
  return async (checkpoint: VerifiedCheckpoint, { request, known }: Evidence): Promise<void> => {
    const root = toHex(checkpoint.root).slice(0, 16);
    const path = `${stateFile}.evidence-${checkpoint.size}-${root}`;
    const content = `${known?.note ?? 'nothing known before\n'}\n${formatAddCheckpoint(request)}`;
    try {
      await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  };
}
