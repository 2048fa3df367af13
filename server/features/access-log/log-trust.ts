import { readFileSync } from 'node:fs';
import {
  TransparencyError,
  formatVerifier,
  parsePolicy,
  parseVerifier,
  type Policy,
} from '../../../core/transparency/index.ts';
import { AppError } from '../../platform/errors.ts';
import { vkeyFile } from './signer/signer-key.ts';

/** How the log is called, and whose signatures under it count. */
export type LogIdentity = {
  readonly origin: string;
  /** Where the signer keeps its public key; `vkey` stands for it when the signer is elsewhere. */
  readonly signerDirectory: string;
  readonly vkey?: string | undefined;
  /** C2SP tlog-policy; without a `log` line, this log's. Absent: the log alone, without witnesses. */
  readonly policyText?: string | undefined;
};

/**
 * The log's public key, and the policy that says when a checkpoint counts. A signer makes its key at its first start: until
 * then each of these throws AppError `LOG_UNAVAILABLE`.
 */
export function createLogTrust({ origin, signerDirectory, vkey, policyText }: LogIdentity) {
  let known: { vkey: string; policyText: string; policy: Policy } | undefined;

  function get() {
    try {
      return (known ??= resolve(vkey ?? readFileSync(vkeyFile(signerDirectory), 'utf8').trim()));
    } catch (cause) {
      throw new AppError('LOG_UNAVAILABLE', { cause });
    }
  }

  function resolve(ownVkey: string) {
    const own = parseVerifier(ownVkey);
    if (own.name !== origin) throw new TransparencyError('E_ORIGIN', { where: own.name });
    const given = policyText ?? 'quorum none\n';
    const hasLog = parsePolicy(given).logs.length > 0;
    const text = hasLog ? given : `log ${ownVkey}\n${given}`;
    const policy = parsePolicy(text);
    if (!policy.logs.some(({ verifier }) => formatVerifier(verifier) === ownVkey))
      throw new TransparencyError('E_POLICY', { where: 'log' });
    return { vkey: ownVkey, policyText: text, policy };
  }

  return {
    origin,
    vkey: () => get().vkey,
    policyText: () => get().policyText,
    policy: () => get().policy,
  };
}
export type LogTrust = ReturnType<typeof createLogTrust>;
