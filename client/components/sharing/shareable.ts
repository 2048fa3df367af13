import type { CaseResponse } from '../../../core/contracts/cases.ts';
import {
  needsConsent,
  type ConsentObject,
  type ConsentResponse,
} from '../../../core/contracts/consents.ts';
import type { FileResponse } from '../../../core/contracts/files.ts';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import type { SubmissionResponse } from '../../../core/contracts/submissions.ts';
import type { Markings } from '../../../core/contracts/vocabulary.ts';

type Share = Pick<FileResponse['shares'][number], 'organisationId' | 'byOrganisationId' | 'at'>;

/** A file or a record that is to be passed on. */
export type Shareable = {
  readonly object: ConsentObject;
  readonly version: number;
  readonly caseId: string;
  readonly providerOrganisationId: string;
  readonly markings: Markings;
  /** Those who can open it already, as far as the reader is told. */
  readonly holderIds: readonly string[];
  /** By whom it was passed on since it was sealed, and to whom. */
  readonly shares: readonly Share[];
};

export function shareableFile(file: FileResponse, markings: Markings): Shareable {
  return {
    object: { type: 'file', id: file.id },
    version: file.version,
    caseId: file.caseId,
    providerOrganisationId: file.organisationId,
    markings,
    holderIds: file.sealedTo.map(({ organisationId }) => organisationId),
    shares: file.shares,
  };
}

export function shareableRecord(submission: SubmissionResponse): Shareable {
  const { id, version, caseId, sender, markings, record, recordShares } = submission;
  return {
    object: { type: 'record', id },
    version,
    caseId,
    providerOrganisationId: sender.organisationId,
    markings,
    holderIds: record?.sealedTo.map(({ organisationId }) => organisationId) ?? [],
    shares: recordShares ?? [],
  };
}

/** Organisations of the case to which it may still be passed on. */
export function candidatesOf(
  { holderIds, providerOrganisationId }: Pick<Shareable, 'holderIds' | 'providerOrganisationId'>,
  { ownerOrganisationId, participantOrganisationIds }: CaseResponse,
  organisations: ReadonlyMap<string, OrganisationResponse>,
  ownOrganisationId: string,
): OrganisationResponse[] {
  const excluded = new Set([...holderIds, providerOrganisationId, ownOrganisationId]);
  return [ownerOrganisationId, ...participantOrganisationIds]
    .flatMap((id) => organisations.get(id) ?? [])
    .filter(({ id, state }) => state === 'active' && !excluded.has(id));
}

/** `free`: no consent is needed. `needed`: nobody has asked. Otherwise what became of the latest question. */
export type Leave = 'free' | 'needed' | ConsentResponse['state'];

/** The provider always may; who received it, only as its markings and the provider allow. */
export function leaveOf(
  { providerOrganisationId, markings }: Pick<Shareable, 'providerOrganisationId' | 'markings'>,
  ownOrganisationId: string,
  latest: Pick<ConsentResponse, 'state'> | undefined,
): Leave {
  if (providerOrganisationId === ownOrganisationId || !needsConsent(markings)) return 'free';
  return latest?.state ?? 'needed';
}
