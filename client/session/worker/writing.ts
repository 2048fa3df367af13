import type { RecordContent } from '../../../core/contracts/sealed-payloads.ts';
import {
  addRemark,
  advance,
  writeRecord,
  type SeenSubmission,
} from '../../../core/exchange/index.ts';
import type { SeenKeys } from './api.ts';
import { sealingTo } from './sealing.ts';
import type { Work } from './work.ts';

/** What is written to others in a submission, and its steps. */
export function createWriting(work: Work) {
  const { connection, signedIn } = work;

  async function step(name: Parameters<typeof advance>[1], submission: SeenSubmission) {
    await signedIn.account();
    return advance(connection, name, submission);
  }

  return {
    writeRecord: async (submission: SeenSubmission, record: RecordContent, keys: SeenKeys) =>
      writeRecord(connection, submission, record, await sealingTo(work, keys)),
    async addRemark(submissionId: string, text: string, keys: SeenKeys): Promise<void> {
      await addRemark(connection, submissionId, text, await sealingTo(work, keys));
    },
    submit: (submission: SeenSubmission) => step('submit', submission),
    withdraw: (submission: SeenSubmission) => step('withdraw', submission),
    takeUp: (submission: SeenSubmission) => step('take-up', submission),
  };
}
