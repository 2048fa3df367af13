import { parseVerifier, type Verifier } from './verifier.ts';

export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'witness'; readonly name: string }
  | {
      readonly kind: 'group';
      readonly name: string;
      /** So many of the members are needed. */
      readonly threshold: number;
      readonly members: readonly Quorum[];
    };

export type PolicyLog = { readonly verifier: Verifier; readonly url?: string };
export type PolicyWitness = PolicyLog & {
  /** Within the policy; the key's own name may differ. */
  readonly name: string;
};

/** Whose checkpoints count, and who must have cosigned them: C2SP tlog-policy. */
export type Policy = {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly quorum: Quorum;
};

/** Believes that log alone, without witnesses. */
export function policyOfLog(vkey: string): Policy {
  return { logs: [{ verifier: parseVerifier(vkey) }], witnesses: [], quorum: { kind: 'none' } };
}

/** Whether these witnesses, by their names in the policy, are enough. */
export function isQuorate(quorum: Quorum, cosigned: ReadonlySet<string>): boolean {
  if (quorum.kind === 'none') return true;
  if (quorum.kind === 'witness') return cosigned.has(quorum.name);
  return quorum.members.filter((member) => isQuorate(member, cosigned)).length >= quorum.threshold;
}
