import {
  formatVerifier,
  toBase64,
  type Policy,
  type TransparencyCode,
  type TransparencyError,
  type VerifiedCheckpoint,
} from '../../core/transparency/index.ts';

const meanings: Record<TransparencyCode, string> = {
  E_NOTE: 'The checkpoint is not a signed note.',
  E_KEY: 'A public key is damaged, or it is not the one that was given to you.',
  E_ORIGIN: 'This is another log than the one whose key you gave.',
  E_SIGNATURE: 'The checkpoint is not signed by the log, or one of its signatures is wrong.',
  E_QUORUM: 'Fewer witnesses have cosigned the checkpoint than the policy demands.',
  E_STALE: 'No checkpoint as recent as you demand has been cosigned by enough witnesses.',
  E_CHECKPOINT: 'What was signed is not a checkpoint.',
  E_POLICY: 'The policy file cannot be read.',
  E_MISSING: 'A file of the export is missing.',
  E_TILE: 'The hashes in this file are not those of the entries: one or the other was altered.',
  E_BUNDLE: 'This file does not hold as many whole entries as it should.',
  E_ENTRY: 'This entry is not written in the one form that entries have.',
  E_WRITER:
    'The numbers of this entry’s writer have a gap here: entries were removed, added or moved.',
  E_ROOT: 'Entries and hashes agree with each other, but not with what was signed.',
  E_PROOF: 'The proof does not lead from this entry to the signed checkpoint.',
  E_PROOF_FORMAT: 'The proof cannot be read.',
  E_RECEIPT: 'This is no receipt, or its statement is not the one that the log speaks of.',
  E_ROLLBACK: 'The log is shorter than it was: entries that you have seen are gone.',
  E_FORK:
    'The log is not the one you have seen before: history was rewritten, and both are signed.',
};

export function failure({ code, where, entry }: TransparencyError): string {
  const place = [where, entry !== undefined && `entry ${entry}`].filter(Boolean).join(', ');
  return `FAILED ${code}${place === '' ? '' : ` at ${place}`}\n${meanings[code]}`;
}

export function success(checkpoint: VerifiedCheckpoint, policy: Policy): string {
  const { origin, size, root, cosignatures } = checkpoint;
  const keys = policy.logs.filter(({ verifier }) => verifier.name === origin);
  const witnesses = cosignatures.map(
    ({ witness, time }) => `${witness} (${new Date(time * 1_000).toISOString()})`,
  );
  return [
    `VERIFIED ${origin}`,
    `Size:      ${size}`,
    `Root:      ${toBase64(root)}`,
    ...keys.map(({ verifier }) => `Key:       ${formatVerifier(verifier)}`),
    `Witnesses: ${witnesses.join(', ') || 'none'}`,
  ].join('\n');
}
