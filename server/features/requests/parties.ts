import type { OrganisationState } from '../../../core/contracts/organisations.ts';
import type { Flow } from '../../../core/contracts/requests.ts';
import type { OrganisationKind } from '../../../core/contracts/vocabulary.ts';
import { AppError } from '../../platform/errors.ts';
import { takesPart } from '../cases/index.ts';
import type { CaseFacts } from './request.access.ts';

/** What this feature asks of `organisations`. */
export type OrganisationFinder = {
  findOrganisation(
    id: string,
  ): Promise<{ readonly kind: OrganisationKind; readonly state: OrganisationState } | undefined>;
};

type Ends = { readonly requester: OrganisationKind; readonly addressee: OrganisationKind };

const endsOf: Readonly<Record<Flow, Ends>> = {
  'court-to-state': { requester: 'court-organ', addressee: 'state' },
  'state-to-court': { requester: 'state', addressee: 'court-organ' },
  'state-to-state': { requester: 'state', addressee: 'state' },
};

/** @throws AppError `CASE_CLOSED` */
export function requireOpenCase({ state }: CaseFacts): void {
  if (state !== 'open') throw new AppError('CASE_CLOSED');
}

/**
 * Who may be asked within a case: another active organisation that takes part in it, of the kind that the flow leads to.
 *
 * @throws AppError `ADDRESSEE_NOT_VALID`
 */
export async function requireParties({
  courtCase,
  flow,
  requester,
  addresseeOrganisationId,
  organisations,
}: {
  readonly courtCase: CaseFacts;
  readonly flow: Flow;
  readonly requester: { readonly organisationId: string; readonly kind: OrganisationKind };
  readonly addresseeOrganisationId: string;
  readonly organisations: OrganisationFinder;
}): Promise<void> {
  const ends = endsOf[flow];
  if (requester.kind !== ends.requester) throw refused('flow', 'does not begin here');
  if (addresseeOrganisationId === requester.organisationId) {
    throw refused('addresseeOrganisationIds', 'nobody asks themselves');
  }
  if (!takesPart(courtCase, addresseeOrganisationId)) {
    throw refused('addresseeOrganisationIds', 'must take part in the case');
  }
  const addressee = await organisations.findOrganisation(addresseeOrganisationId);
  if (addressee?.kind !== ends.addressee) {
    throw refused('addresseeOrganisationIds', 'the flow does not lead there');
  }
  if (addressee.state !== 'active') {
    throw refused('addresseeOrganisationIds', 'one of them is suspended');
  }
}

function refused(path: string, message: string): AppError {
  return new AppError('ADDRESSEE_NOT_VALID', { issues: [{ path, message }] });
}
