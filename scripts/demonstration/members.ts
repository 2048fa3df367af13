import type { OrganisationResponse } from '../../core/contracts/organisations.ts';
import type { RecordContent } from '../../core/contracts/sealed-payloads.ts';
import { foundOrganisationKey, type Keyring } from '../../core/exchange/index.ts';
import type { KeyHolder } from './cast.ts';

/** A person who can open what is sealed to their organisation. */
export type Member = KeyHolder & {
  readonly keyring: Keyring;
  readonly organisation: OrganisationResponse;
};

/** Makes the organisation's first key, as its first focal point does. */
export async function found(
  holder: KeyHolder,
  organisation: OrganisationResponse,
): Promise<Member> {
  const key = await foundOrganisationKey(holder.connection, organisation, holder);
  const keyring = { memberKey: holder.memberKey, organisationKeys: [key] };
  return { ...holder, keyring, organisation };
}

/** Fingerprint of the member's organisation, as people compare it over another channel. */
export function fingerprintOf({ keyring }: Member): string {
  const [key] = keyring.organisationKeys;
  if (!key) throw new Error('no organisation key was granted');
  return key.fingerprint;
}

/** What the demonstration seals, and what nobody but the recipients may ever read. */
export const secrets = {
  subject: 'Villa Meridian and the Kestrel accounts',
  narrative: 'Funds left the Kestrel account for a nominee two days after the warrant.',
  remark: 'Please add the balance of the Kestrel account on the day of the warrant.',
  holder: 'Octavian Kestrel-Marsh',
  fileNames: {
    pdf: 'kestrel-statement.pdf',
    spreadsheet: 'kestrel-accounts.csv',
    image: 'villa-meridian.bmp',
  },
} as const;

export const sealedRecord: RecordContent = {
  subject: secrets.subject,
  narrative: secrets.narrative,
  measure: 'trace',
  assets: [
    {
      reference: 'SPECIMEN-1',
      kind: 'account',
      state: 'identified',
      description: 'Current account, specimen',
      identifiers: [{ scheme: 'account-number', value: 'SPECIMEN 0000 0000' }],
      titleHolder: secrets.holder,
      value: { amount: '184250.75', currency: 'EUR', on: '2026-10-01' },
    },
  ],
};
