import type { AskConsentRequest, ConsentResponse } from '../../../core/contracts/consents.ts';
import type { FileResponse } from '../../../core/contracts/files.ts';
import type { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import {
  askConsent,
  openConsentReason,
  recipientsOf,
  shareFile,
  shareRecord,
  type RecipientOrganisation,
} from '../../../core/exchange/index.ts';
import type { Opened, SeenKeys } from './api.ts';
import type { GrantedKeys } from './granted-keys.ts';
import { openedOrRefused } from './opening.ts';
import { sealingTo } from './sealing.ts';
import type { Work } from './work.ts';

/** What is passed on to one more organisation, and the consent that it needs. */
export function createSharing(work: Work & { readonly granted: GrantedKeys }) {
  const { connection, signedIn, life, granted } = work;

  async function recipient(
    organisationId: string,
    fingerprint: string,
  ): Promise<RecipientOrganisation> {
    life.keyring();
    await signedIn.account();
    const [found] = await recipientsOf(connection, new Map([[organisationId, fingerprint]]));
    if (!found) throw new TypeError('one organisation has one key');
    return found;
  }

  return {
    async shareFile(
      fileId: string,
      organisationId: string,
      fingerprint: string,
    ): Promise<FileResponse> {
      const to = await recipient(organisationId, fingerprint);
      return granted.withKeyring((keyring) => shareFile(connection, fileId, to, keyring));
    },

    async shareRecord(
      submissionId: string,
      organisationId: string,
      fingerprint: string,
    ): Promise<SubmissionSummary> {
      const to = await recipient(organisationId, fingerprint);
      return granted.withKeyring((keyring) => shareRecord(connection, submissionId, to, keyring));
    },

    askConsent: async (
      asked: Omit<AskConsentRequest, 'reason'>,
      reason: string | undefined,
      keys: SeenKeys,
    ): Promise<ConsentResponse> =>
      askConsent(connection, asked, reason, await sealingTo(work, keys)),

    async openConsentReason(consent: ConsentResponse): Promise<Opened<string>> {
      await signedIn.account();
      life.keyring();
      const opened = await openedOrRefused(() =>
        granted.withKeyring((keyring) => openConsentReason(connection, consent, keyring)),
      );
      return opened.status === 'opened' ? { ...opened, content: opened.content.text } : opened;
    },
  };
}
