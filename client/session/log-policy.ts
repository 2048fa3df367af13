import { parsePolicy, policyOfLog, type Policy } from '../../core/transparency/index.ts';
import type { KnownLog } from './log-worker/messages.ts';

/**
 * That key and no other signs the log, whatever log the policy names; the witnesses and the quorum are the policy's.
 *
 * @throws TransparencyError `E_KEY`, `E_POLICY`
 */
export function policyOf({ vkey, policy }: Pick<KnownLog, 'vkey' | 'policy'>): Policy {
  const own = policyOfLog(vkey);
  return policy === undefined ? own : { ...parsePolicy(policy), logs: own.logs };
}
