import type { CaseResponse } from '../../../../core/contracts/cases.ts';
import type {
  ChangeRequestRequest,
  CreateRequestsRequest,
  Flow,
  RequestSummary,
  Urgency,
  UrgencyGround,
} from '../../../../core/contracts/requests.ts';
import type {
  Formality,
  Measure,
  OrganisationKind,
} from '../../../../core/contracts/vocabulary.ts';
import type { MarkingChoices } from '../../../components/markings/marking-choices.ts';
import type { z } from 'zod';

/** What somebody has chosen so far; an empty text is nothing chosen. */
export type ClearChoices = MarkingChoices & {
  readonly formality: Formality | '';
  readonly measure: Measure | '';
  readonly urgency: Urgency['level'];
  readonly urgencyGround: z.infer<typeof UrgencyGround> | '';
  /** ISO 8601 date. */
  readonly responseTarget: string;
};
export type Choices = ClearChoices & {
  readonly caseId: string;
  readonly flow: Flow | '';
  readonly addresseeOrganisationIds: readonly string[];
};

export const NOTHING_CHOSEN: Choices = {
  caseId: '',
  flow: '',
  formality: '',
  measure: '',
  urgency: 'routine',
  urgencyGround: '',
  responseTarget: '',
  classification: '',
  handlingCondition: '',
  sharingLimit: '',
  addresseeOrganisationIds: [],
};

type KindsById = ReadonlyMap<string, { readonly kind: OrganisationKind }>;

/** Whom an organisation may ask, by what it is itself. */
export function flowsOf(kind: OrganisationKind): readonly Flow[] {
  if (kind === 'court-organ') return ['court-to-state'];
  return kind === 'state' ? ['state-to-court', 'state-to-state'] : [];
}

/** Who may be asked in a case. */
export function addresseesIn(
  { ownerOrganisationId, participantOrganisationIds }: CaseResponse,
  flow: Flow,
  own: { readonly id: string; readonly organisations: KindsById },
): string[] {
  const kind = flow === 'state-to-court' ? 'court-organ' : 'state';
  const all = new Set([ownerOrganisationId, ...participantOrganisationIds]);
  return [...all].filter((id) => id !== own.id && own.organisations.get(id)?.kind === kind);
}

export type ClearField = keyof ClearChoices;
export type ChoiceField = keyof Choices;

/** `today`: ISO 8601 date. */
export function missingClear(choices: ClearChoices, today: string): ClearField[] {
  const fields: ClearField[] = [
    'formality',
    'measure',
    'classification',
    'handlingCondition',
    'sharingLimit',
  ];
  const missing = fields.filter((field) => choices[field] === '');
  if (choices.urgency === 'urgent' && choices.urgencyGround === '') missing.push('urgencyGround');
  if (choices.responseTarget <= today) missing.push('responseTarget');
  return missing;
}

export function missingChoices(choices: Choices, today: string): ChoiceField[] {
  const places = (['caseId', 'flow'] as const).filter((field) => choices[field] === '');
  const nobody = choices.addresseeOrganisationIds.length === 0;
  return [
    ...places,
    ...(nobody ? (['addresseeOrganisationIds'] as const) : []),
    ...missingClear(choices, today),
  ];
}

/** @throws Error as long as something is missing */
export function clearFactsOf(choices: ClearChoices): ChangeRequestRequest {
  const { formality, measure, urgency, urgencyGround: ground, responseTarget } = choices;
  const { classification, handlingCondition, sharingLimit } = choices;
  if (!formality || !measure || !classification || !handlingCondition || !sharingLimit) {
    throw new Error('not everything was chosen');
  }
  if (urgency === 'urgent' && !ground) throw new Error('what is urgent has a ground');
  return {
    formality,
    measure,
    urgency: urgency === 'urgent' && ground ? { level: 'urgent', ground } : { level: 'routine' },
    responseTarget,
    markings: { classification, handlingCondition, sharingLimit },
  };
}

/** @throws Error as long as something is missing */
export function requestsOf(choices: Choices): CreateRequestsRequest {
  const { caseId, flow, addresseeOrganisationIds } = choices;
  if (!caseId || !flow) throw new Error('not everything was chosen');
  return {
    caseId,
    flow,
    addresseeOrganisationIds: [...addresseeOrganisationIds],
    ...clearFactsOf(choices),
  };
}

/** What was chosen for a request that exists. */
export function clearChoicesOf(request: RequestSummary): ClearChoices {
  const { formality, measure, urgency, responseTarget, markings } = request;
  return {
    formality,
    measure,
    urgency: urgency.level,
    urgencyGround: urgency.level === 'urgent' ? urgency.ground : '',
    responseTarget,
    ...markings,
  };
}
