import type { OrganisationState } from '../../../core/contracts/organisations.ts';
import type { OrganisationKind } from '../../../core/contracts/vocabulary.ts';
import { AppError } from '../../platform/errors.ts';
import { takesPart } from '../cases/index.ts';
import type { CaseFacts } from './submission.access.ts';
import type { SubmissionSummary } from './submission.ts';

/** What this feature asks of `organisations`. */
export type OrganisationFinder = {
  findOrganisation(
    id: string,
  ): Promise<{ readonly kind: OrganisationKind; readonly state: OrganisationState } | undefined>;
};

/** @throws AppError `CASE_CLOSED` */
export function requireOpen({ state }: CaseFacts): void {
  if (state !== 'open') throw new AppError('CASE_CLOSED');
}

/**
 * Who may be written to within a case: others who take part in it and are not suspended, an organ of the Court among
 * them unless it answers a request, which a State may have made. A suspension that comes later stops nothing that was begun: what was sealed waits until it ends.
 *
 * @throws AppError `RECIPIENTS_NOT_VALID`
 */
export async function requireRecipients({
  courtCase,
  submission: { kind, sender, recipientOrganisationIds },
  organisations,
}: {
  readonly courtCase: CaseFacts;
  readonly submission: Pick<SubmissionSummary, 'kind' | 'sender' | 'recipientOrganisationIds'>;
  readonly organisations: OrganisationFinder;
}): Promise<void> {
  if (recipientOrganisationIds.includes(sender.organisationId)) {
    throw refused('the sender is no recipient');
  }
  if (!recipientOrganisationIds.every((id) => takesPart(courtCase, id))) {
    throw refused('must take part in the case');
  }
  const recipients = await Promise.all(
    recipientOrganisationIds.map((id) => organisations.findOrganisation(id)),
  );
  if (recipients.some((recipient) => recipient?.state === 'suspended')) {
    throw refused('one of them is suspended');
  }
  if (kind !== 'answer' && !recipients.some((recipient) => recipient?.kind === 'court-organ')) {
    throw refused('an organ of the Court must be among them');
  }
}

function refused(message: string): AppError {
  return new AppError('RECIPIENTS_NOT_VALID', {
    issues: [{ path: 'recipientOrganisationIds', message }],
  });
}
