import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIntegrator } from '../../server/features/access-log/integrator.ts';
import { createEntries } from '../../server/features/access-log/entry.ts';
import { createSignedLog } from '../../server/features/access-log/signed-log.ts';
import { openLogSigner, type AccessLogStore } from '../../server/features/access-log/index.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { anInstance } from './access-log-acts.ts';
import { silent } from './access-log-engines.ts';

export const origin = 'portal.test/access-log';

/** Writes entries of one writer straight into batches, as many in each as asked for. */
export function createBatchWriter({ batches }: Pick<AccessLogStore, 'batches'>) {
  const entries = createEntries({ clock: systemClock, ...anInstance() });
  const writer = { instance: crypto.randomUUID(), boot: randomBytes(16).toString('base64url') };
  let written = 0;
  return async function write(count: number): Promise<void> {
    for (let rest = count; rest > 0;) {
      const firstIndex = await batches.head();
      const size = Math.min(rest, 1_000);
      const bytes = Array.from({ length: size }, () =>
        entries.system('log.heartbeat').toBytes({ boot: writer.boot, n: written++ }),
      );
      await batches.insert({ firstIndex, batchId: randomBytes(16), writer, entries: bytes }, []);
      rest -= size;
    }
  };
}

/** A folder for a signer's state, outside the database. */
export function aSignerDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'log-signer-'));
  return {
    directory,
    remove: () => {
      rmSync(directory, { recursive: true });
    },
  };
}

/** The signer as its own process runs it, here at the pace of a test. */
export async function aSigner(
  store: AccessLogStore,
  directory: string,
  more: Partial<Parameters<typeof openLogSigner>[0]> = {},
) {
  const signer = await openLogSigner({
    ...{ store, directory, origin, hasher, clock: systemClock, logger: silent },
    ...more,
  });
  const { integrate } = createIntegrator({ store, hasher });
  return {
    ...signer,
    /** Lets the tree hold all entries first. */
    async sign(): Promise<void> {
      await integrate();
      await signer.step();
    },
  };
}

/** What a portal shows of the log that is signed in this directory. */
export function aSignedLog(
  store: AccessLogStore,
  signerDirectory: string,
  more: Partial<Parameters<typeof createSignedLog>[0]['signing']> = {},
) {
  const signing = { origin, signerDirectory, ...more };
  return createSignedLog({ store, signing, clock: systemClock, logger: silent });
}
