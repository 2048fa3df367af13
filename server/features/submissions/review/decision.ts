import {
  createDecisionStatement,
  DecisionStatement,
  type Decision,
  type DecisionOutcome,
  type SignedDecision,
} from '../../../../core/contracts/submissions.ts';
import { verifyBytes } from '../../../../core/sealing/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import { sha256OfBody } from '../submission-object.ts';
import type { Submission } from '../submission.ts';

/** What this feature asks of `keys`. */
export type MemberKeys = {
  memberKey(
    accountId: string,
  ): Promise<{ readonly fingerprint: string; readonly armoredPublicKey: string } | undefined>;
};
/** What this feature asks of `files`; `sha256` is of the manifest's exact text. */
export type DecidedFiles = {
  filesOf(
    submissionId: string,
  ): Promise<readonly { readonly fileId: string; readonly sha256: string }[]>;
};

type Dependencies = {
  readonly keys: MemberKeys;
  readonly files: DecidedFiles;
  readonly clock: Clock;
};

/** The check that a decision is the reviewer's own, and about exactly what stands in the store. */
export function createDecisionCheck({ keys, files, clock }: Dependencies) {
  /** @throws AppError `DECISION_NOT_VALID` */
  return async function requireDecision({
    principal,
    submission,
    outcome,
    signed: { statement, armoredSignature },
  }: {
    readonly principal: Principal;
    readonly submission: Submission;
    readonly outcome: DecisionOutcome;
    readonly signed: SignedDecision;
  }): Promise<Decision> {
    const signedAt = parseInstant(statement);
    const key = await keys.memberKey(principal.accountId);
    if (!signedAt || !key || !submission.record) throw new AppError('DECISION_NOT_VALID');
    const expected = createDecisionStatement({
      submissionId: submission.id,
      version: submission.version,
      outcome,
      record: sha256OfBody(submission.record),
      files: await files.filesOf(submission.id),
      fingerprint: key.fingerprint,
      at: signedAt,
    });
    // Compared as text: what is signed has one reading only, here and wherever it is verified again.
    if (statement !== expected) throw new AppError('DECISION_NOT_VALID');
    const at = clock();
    const verdict = await verifyBytes({
      bytes: new TextEncoder().encode(statement),
      armoredSignature,
      armoredVerificationKeys: [key.armoredPublicKey],
      at,
    });
    if (verdict.status !== 'verified') throw new AppError('DECISION_NOT_VALID');
    return {
      outcome,
      statement,
      armoredSignature,
      accountId: principal.accountId,
      at: at.toISOString(),
    };
  };
}
export type DecisionCheck = ReturnType<typeof createDecisionCheck>;

function parseInstant(statement: string): Date | undefined {
  try {
    return new Date(DecisionStatement.parse(JSON.parse(statement)).at);
  } catch {
    return undefined;
  }
}
