import type { SubmissionSummary } from '../../core/contracts/submissions.ts';
import {
  advance,
  createSubmission,
  depositFile,
  recipientsOf,
  writeRecord,
} from '../../core/exchange/index.ts';
import { fingerprintOf, sealedRecord, secrets, type Member } from './members.ts';
import { specimenImage, specimenPdf, specimenSpreadsheet, type Specimen } from './specimens.ts';

export function specimensOf(imageSize: number): readonly [Specimen, Specimen, Specimen] {
  const { fileNames, holder } = secrets;
  return [
    specimenPdf(fileNames.pdf, [
      'SPECIMEN - NOT A REAL DOCUMENT',
      `Account statement of ${holder}`,
    ]),
    specimenSpreadsheet(fileNames.spreadsheet, holder),
    specimenImage(fileNames.image, imageSize),
  ];
}

/** Seals a record and files to the author's organisation and the reviewer's, and submits them. */
export async function submit(
  author: Member,
  reviewer: Member,
  { caseId, specimens }: { caseId: string; specimens: readonly Specimen[] },
): Promise<SubmissionSummary> {
  const { connection, memberKey: signingKey } = author;
  const recipients = await recipientsBetween(author, reviewer);
  const draft = await createSubmission(connection, {
    caseId,
    kind: 'spontaneous',
    formality: 'informal',
    recipientOrganisationIds: [reviewer.organisationId],
    markings: {
      classification: 'confidential',
      handlingCondition: 'H2',
      sharingLimit: 'TLP:AMBER',
    },
  });
  const written = await writeRecord(connection, draft, sealedRecord, { recipients, signingKey });
  const folder = { type: 'submission', id: draft.id } as const;
  for (const specimen of specimens) {
    const source = { ...specimen, plaintext: specimen.open() };
    await depositFile(connection, { folder, source, recipients, signingKey });
  }
  return advance(connection, 'submit', written);
}

/** Both sides' current keys, which must be the ones whose fingerprints were compared. */
export function recipientsBetween(one: Member, other: Member) {
  const compared = new Map(
    [one, other].map((member) => [member.organisationId, fingerprintOf(member)]),
  );
  return recipientsOf(one.connection, compared);
}
