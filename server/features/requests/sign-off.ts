import { createHash } from 'node:crypto';
import { AppError } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { StoredContent } from '../gate/index.ts';
import type { CooperationRequest, SignOff } from './request.ts';

/** What this feature asks of `files`; `sha256` is of the manifest's exact text. */
export type RequestFiles = {
  filesReady(requestId: string): Promise<'none' | 'ready' | 'unfinished'>;
  filesOf(
    requestId: string,
  ): Promise<readonly { readonly fileId: string; readonly sha256: string }[]>;
};

/**
 * Knows whether a focal point has signed off a draft as it is. Whatever is written to the draft takes its sign-off away;
 * its files are kept elsewhere, so the sign-off says which they were, and is compared.
 */
export function createSignOffCheck({ files }: { readonly files: RequestFiles }) {
  async function digestOfFiles(requestId: string): Promise<string> {
    const named = (await files.filesOf(requestId)).map(({ fileId, sha256 }) => fileId + sha256);
    return createHash('sha256').update(named.toSorted().join()).digest('hex');
  }

  return {
    /**
     * Gives the content of what could be sent. Content is checked in the browser for one measure, so that it says nothing about another.
     *
     * @throws AppError `RECORD_MISSING`, `FILES_UNFINISHED`
     */
    async requireWhole(request: CooperationRequest): Promise<StoredContent> {
      const { id, content, contentMeasure, measure } = request;
      if (!content || contentMeasure !== measure) throw new AppError('RECORD_MISSING');
      if ((await files.filesReady(id)) === 'unfinished') throw new AppError('FILES_UNFINISHED');
      return content;
    },
    async sign({ accountId }: Principal, requestId: string, at: string): Promise<SignOff> {
      return { accountId, at, files: await digestOfFiles(requestId) };
    },
    /** Whether the files are those that were signed off. */
    async covers(requestId: string, signedOff: SignOff): Promise<boolean> {
      return signedOff.files === (await digestOfFiles(requestId));
    },
  };
}
export type SignOffCheck = ReturnType<typeof createSignOffCheck>;
