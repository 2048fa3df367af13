import { RecordDraft } from '../../../core/contracts/record-draft.ts';
import type { RecordContent } from '../../../core/contracts/sealed-payloads.ts';
import {
  addRemark,
  advance,
  openDraft,
  recipientsOf,
  sealDraft,
  writeRecord,
  type SeenSubmission,
} from '../../../core/exchange/index.ts';
import { SealingError } from '../../../core/sealing/index.ts';
import type { SeenKeys } from './api.ts';
import type { Work } from './work.ts';

/** What is written to others, and what is kept for oneself until then. */
export function createWriting({ connection, signedIn, life }: Work) {
  async function sealing(keys: SeenKeys) {
    const { memberKey } = life.keyring();
    await signedIn.account();
    const recipients = await recipientsOf(connection, new Map(Object.entries(keys)));
    return { recipients, signingKey: memberKey };
  }
  async function step(name: Parameters<typeof advance>[1], submission: SeenSubmission) {
    await signedIn.account();
    return advance(connection, name, submission);
  }

  return {
    writeRecord: async (submission: SeenSubmission, record: RecordContent, keys: SeenKeys) =>
      writeRecord(connection, submission, record, await sealing(keys)),
    async addRemark(submissionId: string, text: string, keys: SeenKeys): Promise<void> {
      await addRemark(connection, submissionId, text, await sealing(keys));
    },
    submit: (submission: SeenSubmission) => step('submit', submission),
    withdraw: (submission: SeenSubmission) => step('withdraw', submission),
    takeUp: (submission: SeenSubmission) => step('take-up', submission),

    sealDraft(draft: RecordDraft): Promise<Uint8Array<ArrayBuffer>> {
      const text = new TextEncoder().encode(JSON.stringify(draft));
      return sealDraft(text, life.keyring().memberKey);
    },
    async openDraft(sealed: Uint8Array<ArrayBuffer>): Promise<RecordDraft> {
      const text = await openDraft(sealed, life.keyring().memberKey);
      const draft = RecordDraft.safeParse(JSON.parse(new TextDecoder().decode(text)));
      // Written by a version of the pages that knew other members.
      if (!draft.success) throw new SealingError('unsupported-format', { cause: draft.error });
      return draft.data;
    },
  };
}
