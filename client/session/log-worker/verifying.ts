import {
  createTreeHasher,
  toBase64,
  verifyLog,
  type LogSource,
  type Policy,
  type Sha256,
  type VerifiedCheckpoint,
} from '../../../core/transparency/index.ts';
import { policyOf } from '../log-policy.ts';
import type { KnownLog, VerifiedLog } from './messages.ts';

/** A cosignature that is older than a day says nothing of what was written since. */
const MAX_AGE_S = 86_400;

type Surroundings = {
  readonly source: LogSource;
  readonly sha256: Sha256;
  readonly onProgress: (entries: number, total: number) => void;
};

/** @throws whatever `verifyLog` and `policyOf` throw */
export async function verifyKnown(
  { vkey, policy: policyText, checkpoint: remembered }: KnownLog,
  { source, sha256, onProgress }: Surroundings,
): Promise<VerifiedLog> {
  const policy = policyOf({ vkey, policy: policyText });
  const { checkpoint } = await verifyLog({
    source,
    policy,
    hasher: createTreeHasher(sha256),
    onProgress,
    ...(remembered === undefined ? {} : { remembered }),
    ...clockFor(policy),
  });
  return plain(checkpoint);
}

/** Only witnesses say when something was signed. */
function clockFor({ quorum }: Policy) {
  if (quorum.kind === 'none') return {};
  return { clock: { now: Date.now() / 1000, maxAge: MAX_AGE_S } };
}

function plain({ origin, size, root, note, cosignatures }: VerifiedCheckpoint): VerifiedLog {
  return { origin, size, root: toBase64(root), note, cosignatures };
}
