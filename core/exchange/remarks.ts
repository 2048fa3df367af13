import type { ReadMark } from '../contracts/messages.ts';
import { RemarkPayload } from '../contracts/sealed-payloads.ts';
import { RemarkPage, RemarkResponse } from '../contracts/submissions.ts';
import { SealingError } from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { verifyDecision, type ReadSubmission, type VerifiedDecision } from './decisions.ts';
import { verificationKeysOf, type Keyring } from './keyring.ts';
import { listWithMarks } from './pages.ts';
import { openPayload, sealRemark, type OpenedPayload, type Sealing } from './payloads.ts';

/** Remarks come with their content, so a page of them is short. */
const WHOLE_PAGE = 20;

export type OpenedRemark = OpenedPayload<RemarkPayload> & {
  /** Of the decision that the remark explains. */
  readonly decision?: VerifiedDecision;
};

/** All remarks on a submission, newest first and still sealed, and how far each organisation has read them. */
export async function listRemarks(
  connection: Connection,
  submissionId: string,
): Promise<{ readonly remarks: RemarkResponse[]; readonly readMarks: readonly ReadMark[] }> {
  const path = `/submissions/${submissionId}/remarks`;
  const { items, readMarks } = await listWithMarks(connection, RemarkPage, path, WHOLE_PAGE);
  return { remarks: items, readMarks };
}

/**
 * Opens a remark on a submission, and verifies the decision that came with it.
 *
 * @throws SealingError `altered` for a remark or a decision on another submission, and see `openPayload`
 */
export async function openRemark(
  connection: Connection,
  read: ReadSubmission,
  { content, accountId, decision }: RemarkResponse,
  keyring: Keyring,
): Promise<OpenedRemark> {
  const keys = await verificationKeysOf(connection, accountId);
  const opened = await openPayload(RemarkPayload, content, keyring, keys);
  if (opened.payload.submissionId !== read.submission.id) throw new SealingError('altered');
  if (!decision) return opened;
  return { ...opened, decision: await verifyDecision(connection, read, decision) };
}

/** Says something to the other side of a submission, sealed to both. */
export async function addRemark(
  connection: Connection,
  submissionId: string,
  text: string,
  sealing: Sealing,
): Promise<RemarkResponse> {
  const content = await sealRemark(submissionId, text, sealing);
  const call = { method: 'POST', body: { content } } as const;
  return connection.call(RemarkResponse, `/submissions/${submissionId}/remarks`, call);
}
