import type { ConsentObject, ConsentState } from '../../../core/contracts/consents.ts';
import type { Page } from '../../platform/database/page.ts';
import type { StoredContent } from '../gate/index.ts';

/** The word of who provided something on whether who received it may pass it on to one more organisation. */
export type Consent = {
  readonly id: string;
  readonly version: number;
  readonly object: ConsentObject;
  readonly caseId: string;
  /** What the object belongs to: a submission, or the request whose attachment a file is. */
  readonly submissionId: string;
  readonly folderType: 'submission' | 'request';
  readonly providerOrganisationId: string;
  readonly askingOrganisationId: string;
  readonly askedBy: string;
  readonly forOrganisationId: string;
  readonly state: ConsentState;
  readonly reason?: StoredContent;
  readonly askedAt: string;
  readonly answeredBy?: string;
  readonly answeredAt?: string;
};

/** What exactly is asked: one object, by one organisation, for one organisation. */
export type AskedConsent = Pick<Consent, 'object' | 'askingOrganisationId' | 'forOrganisationId'>;

/** As one of the two sides lists them. */
export type ConsentFilter = {
  readonly side: 'asking' | 'provider';
  readonly state?: ConsentState | undefined;
};

export type ConsentRepository = {
  /** False while the same is asked for already, or granted. */
  insert(consent: Consent): Promise<boolean>;
  findById(id: string): Promise<Consent | undefined>;
  /** False when the stored version is another. */
  replace(consent: Consent, expectedVersion: number): Promise<boolean>;
  /** One item more than `page.limit` when there are more. */
  listOf(page: Page, organisationId: string, filter: ConsentFilter): Promise<Consent[]>;
  isGranted(asked: AskedConsent): Promise<boolean>;
};
