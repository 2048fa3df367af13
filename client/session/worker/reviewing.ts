import type {
  Decision,
  RemarkResponse,
  SubmissionResponse,
  SubmissionSummary,
} from '../../../core/contracts/submissions.ts';
import {
  decide,
  listFiles,
  listRemarks,
  openRecord,
  openRemark,
  readSubmission,
  verifyDecision,
  type ReadSubmission,
  type VerifiedDecision,
} from '../../../core/exchange/index.ts';
import type { DecisionRequest, OpenedRecord, OpenedRemark, OpenedRemarks } from './api.ts';
import type { GrantedKeys } from './granted-keys.ts';
import { openedOrRefused } from './opening.ts';
import { sealingTo } from './sealing.ts';
import type { SeenSubmissions } from './seen-submissions.ts';
import type { Work } from './work.ts';

type Dependencies = Work & { readonly granted: GrantedKeys; readonly seen: SeenSubmissions };

/** The record of a submission, what was remarked and decided on it, and the caller's own decision. */
export function createReviewing(work: Dependencies) {
  const { connection, signedIn, life, granted, seen } = work;

  function openContent(submission: SubmissionResponse) {
    return openedOrRefused(() =>
      granted.withKeyring(async (keyring) => {
        const { payload, verdict } = await openRecord(connection, submission, keyring);
        const { v: _v, type: _type, submissionId: _submissionId, ...content } = payload;
        return { payload: content, verdict };
      }),
    );
  }

  async function openOne(read: ReadSubmission, remark: RemarkResponse): Promise<OpenedRemark> {
    const opened = await openedOrRefused(() =>
      granted.withKeyring(async (keyring) => {
        const { verdict, ...payload } = await openRemark(connection, read, remark, keyring);
        return { payload, verdict };
      }),
    );
    if (opened.status === 'not-opened') return { remark, text: opened };
    const { payload, decision } = opened.content;
    const text = { ...opened, content: payload.text };
    return decision ? { remark, text, decision: shown(decision) } : { remark, text };
  }

  async function openDecision(submission: SubmissionResponse, decision: Decision) {
    const files = await listFiles(connection, { type: 'submission', id: submission.id });
    const opened = await openedOrRefused(async () => {
      const verified = await verifyDecision(connection, { submission, files }, decision);
      return { payload: verified, verdict: verified.verdict };
    });
    return opened.status === 'opened' ? { ...opened, content: shown(opened.content) } : opened;
  }

  return {
    async openRecord(submissionId: string): Promise<OpenedRecord> {
      await signedIn.account();
      life.keyring();
      const submission = await readSubmission(connection, submissionId);
      const record = submission.record && (await openContent(submission));
      const decision = submission.decision && (await openDecision(submission, submission.decision));
      seen.sawSubmission(submission);
      return { submission, ...(record && { record }), ...(decision && { decision }) };
    },

    async openRemarks(submissionId: string): Promise<OpenedRemarks> {
      await signedIn.account();
      life.keyring();
      const [submission, files, { remarks, readMarks }] = await Promise.all([
        readSubmission(connection, submissionId),
        listFiles(connection, { type: 'submission', id: submissionId }),
        listRemarks(connection, submissionId),
      ]);
      const read = { submission, files };
      const opened = await Promise.all(remarks.map((remark) => openOne(read, remark)));
      return { remarks: opened, readMarks };
    },

    async decide({
      submissionId,
      outcome,
      remark,
      keys,
    }: DecisionRequest): Promise<SubmissionSummary> {
      life.keyring();
      const read = seen.reviewed(submissionId, outcome);
      const decision = { outcome, ...(remark !== undefined && { remark }) };
      return decide(connection, read, decision, await sealingTo(work, keys));
    },
  };
}

function shown({ verdict, statement, coversRecord, coversFiles }: VerifiedDecision) {
  return { outcome: statement.outcome, coversRecord, coversFiles, verdict };
}
