import type { z } from 'zod';
import { RecordDraft } from '../../../core/contracts/record-draft.ts';
import { RequestDraft } from '../../../core/contracts/request-draft.ts';
import { openDraft, sealDraft, type DraftType } from '../../../core/exchange/index.ts';
import { SealingError } from '../../../core/sealing/index.ts';
import type { Work } from './work.ts';

type Sealed = Uint8Array<ArrayBuffer>;

/** What is kept for oneself until it is written to others. */
export function createDrafting({ life }: Pick<Work, 'life'>) {
  async function seal(type: DraftType, draft: object): Promise<Sealed> {
    const text = new TextEncoder().encode(JSON.stringify(draft));
    return sealDraft(text, life.keyring().memberKey, type);
  }

  async function open<Draft>(
    type: DraftType,
    schema: z.ZodType<Draft>,
    sealed: Sealed,
  ): Promise<Draft> {
    const text = await openDraft(sealed, life.keyring().memberKey, type);
    const draft = schema.safeParse(JSON.parse(new TextDecoder().decode(text)));
    // Written by a version of the pages that knew other members.
    if (!draft.success) throw new SealingError('unsupported-format', { cause: draft.error });
    return draft.data;
  }

  return {
    sealDraft: (draft: RecordDraft) => seal('draft', draft),
    openDraft: (sealed: Sealed) => open('draft', RecordDraft, sealed),
    sealRequestDraft: (draft: RequestDraft) => seal('request-draft', draft),
    openRequestDraft: (sealed: Sealed) => open('request-draft', RequestDraft, sealed),
  };
}
