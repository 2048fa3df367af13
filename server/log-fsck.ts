import type { LogSignerConfig } from '../config/log-signer-config.ts';
import { checkLog, createAccessLogStore, type Finding } from './features/access-log/index.ts';
import { openAccessLogDatabase } from './platform/database/database.ts';
import { nodeTreeHasher } from './platform/tree-hasher.ts';

export type { Finding } from './features/access-log/index.ts';

/** Compares what lies beside the entries of the access log with them; the portal may be running. */
export async function checkAccessLog(
  config: LogSignerConfig,
  options: { readonly rebuild: boolean; readonly onFinding: (finding: Finding) => void },
): Promise<{ readonly entries: number }> {
  const database = await openAccessLogDatabase(config);
  try {
    const store = createAccessLogStore(database);
    return await checkLog({ store, hasher: nodeTreeHasher, origin: config.origin }, options);
  } finally {
    await database.close();
  }
}
