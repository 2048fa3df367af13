import { VerdictNote } from '../../../components/verdicts/VerdictNote.tsx';
import type { Review } from './use-review.ts';

/** Who signed what this page is about. */
export function RecordVerdict({ review: { record, submission } }: { readonly review: Review }) {
  if (record?.status !== 'opened') return null;
  const { recordWrittenBy: accountId = submission.sender.accountId, sender } = submission;
  const signer = { accountId, organisationId: sender.organisationId };
  return <VerdictNote verdict={record.verdict} signer={signer} />;
}
