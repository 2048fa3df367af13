import { SubmissionPage } from '../../../core/contracts/submissions.ts';
import {
  advance,
  answerRequest,
  decide,
  readSubmission,
  writeRecord,
  type Sealing,
} from '../../../core/exchange/index.ts';
import type { Member } from '../members.ts';
import type { InventedRequest, RequestEvent } from '../requests/index.ts';
import { depositSpecimens, openSubmission } from './submitting.ts';

type Answering = {
  readonly id: string;
  readonly invented: InventedRequest;
  readonly event: RequestEvent & { does: 'answer' };
  readonly sealing: Sealing;
};

export async function answer(
  actor: Member,
  { id, invented, event, sealing }: Answering,
): Promise<void> {
  const { connection } = actor;
  const begun = await answerRequest(connection, id, invented.markings);
  await writeRecord(connection, begun, event.record, sealing);
  const folder = { type: 'submission', id: begun.id } as const;
  await depositSpecimens(actor, { folder, files: event.files, sealing });
  await advance(connection, 'submit', await readSubmission(connection, begun.id));
}

/** Who asked takes the answer up, reads all of it, and accepts it. */
export async function acceptAnswer(
  actor: Member,
  requestId: string,
  saying: string,
  sealing: Sealing,
): Promise<void> {
  const { connection } = actor;
  const { items } = await connection.call(SubmissionPage, '/inbox', { query: { requestId } });
  const [submitted] = items;
  if (!submitted) throw new Error('the request has no answer');
  await advance(connection, 'take-up', await readSubmission(connection, submitted.id));
  const reviewed = await openSubmission(actor, submitted.id);
  await decide(connection, reviewed, { outcome: 'accepted', remark: saying }, sealing);
}
