import type { SubmissionSummary } from '../../core/contracts/submissions.ts';
import { useTrusts, type Trusts } from './use-trusts.ts';
import type { SeenKeys } from '../session/index.ts';

/** Everybody who reads a submission and what is remarked on it. */
export function readersOf({ sender, recipientOrganisationIds }: SubmissionSummary): string[] {
  return [...new Set([sender.organisationId, ...recipientOrganisationIds])];
}

/** The keys that a remark is sealed to, as they are shown; undefined while one of them must not be sealed to. */
export function useSeenKeys(organisationIds: readonly string[]): Trusts & {
  readonly seen: SeenKeys | undefined;
} {
  const trusts = useTrusts(organisationIds);
  const fingerprints = organisationIds.flatMap((id) => {
    const trust = trusts.byId.get(id)?.trust;
    const isUsable = trust && trust.status !== 'no-key' && trust.status !== 'changed-unexpectedly';
    return isUsable ? [[id, trust.fingerprint] as const] : [];
  });
  const isComplete = fingerprints.length === organisationIds.length;
  return { ...trusts, seen: isComplete ? Object.fromEntries(fingerprints) : undefined };
}
