import { createHash } from 'node:crypto';
import { notFound } from '../../../platform/errors.ts';
import { toPage, type Page, type PageResult } from '../../../platform/database/page.ts';
import type { Principal } from '../../../platform/principal.ts';
import type { OctetRange, SealedStore } from '../../../platform/storage/sealed-store.ts';
import type { FileAccess } from '../file-access.ts';
import { isProvider, keyPacketOf } from '../sealed-file.policy.ts';
import type { SealedFile, SealedFileRepository } from '../sealed-file.ts';
import { readBody } from '../stored-body.ts';

type Dependencies = {
  readonly files: SealedFileRepository;
  readonly store: SealedStore;
  readonly access: FileAccess;
};

/** What one organisation downloads: a whole OpenPGP message, its own key packet in front of the body. */
export type DownloadableMessage = {
  readonly file: SealedFile;
  readonly size: number;
  /** Another one for every other key packet or body. Lowercase hexadecimal. */
  readonly digest: string;
  read(range: OctetRange): AsyncGenerator<Uint8Array, void, undefined>;
};

export function createReadingService({ files, store, access }: Dependencies) {
  async function getOwnOrOpenable(principal: Principal, fileId: string): Promise<SealedFile> {
    const file = await files.findById(fileId);
    if (file && isProvider(principal, file)) return file;
    return access.requireOpenable(principal, fileId);
  }

  /** Reads on until the page is full: a file that is not released yet takes no place on it. */
  async function pageOfOpenable(
    principal: Principal,
    page: Page,
    read: (page: Page) => Promise<SealedFile[]>,
  ): Promise<PageResult<SealedFile>> {
    const openable: SealedFile[] = [];
    let cursor = page.cursor;
    for (;;) {
      const rows = await read({ cursor, limit: page.limit });
      const verdicts = await Promise.all(rows.map((file) => access.canOpen(principal, file)));
      openable.push(...rows.filter((_file, at) => verdicts[at]));
      cursor = rows.at(-1)?.id;
      if (rows.length <= page.limit || openable.length > page.limit) {
        return toPage(openable, page.limit);
      }
    }
  }

  return {
    getOwnOrOpenable,

    listOpenable: (principal: Principal, page: Page) =>
      pageOfOpenable(principal, page, (next) =>
        files.listReadableBy(principal.organisationId, next),
      ),

    listShared: (principal: Principal, page: Page) =>
      pageOfOpenable(principal, page, (next) =>
        files.listSharedWith(principal.organisationId, next),
      ),

    /** To the sender in every state, to the recipients what they may open. */
    async listOfSubmission(
      principal: Principal,
      submissionId: string,
      page: Page,
    ): Promise<PageResult<SealedFile>> {
      const submission = await access.requireSeenSubmission(principal, submissionId);
      const read = (next: Page) => files.listOfSubmission(submissionId, next);
      if (submission.senderOrganisationId === principal.organisationId) {
        return toPage(await read(page), page.limit);
      }
      return pageOfOpenable(principal, page, read);
    },

    async getMessage(principal: Principal, fileId: string): Promise<DownloadableMessage> {
      const file = await access.requireOpenable(principal, fileId);
      const own = keyPacketOf(file, principal);
      if (!own || !file.signature) throw notFound();
      const keyPacket = new Uint8Array(Buffer.from(own.keyPacket, 'base64'));
      const { objects = [], signature } = file;
      return {
        file,
        size: keyPacket.length + file.size,
        digest: createHash('sha256')
          .update(keyPacket)
          .update(signature.manifestSha256)
          .digest('hex'),
        async *read({ start, end }) {
          if (start < keyPacket.length) yield keyPacket.subarray(start, end);
          const body = { start: start - keyPacket.length, end: end - keyPacket.length };
          yield* readBody(store, objects, body);
        },
      };
    },
  };
}
export type ReadingService = ReturnType<typeof createReadingService>;
