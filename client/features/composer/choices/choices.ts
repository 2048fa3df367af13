import type { CaseResponse } from '../../../../core/contracts/cases.ts';
import type { CreateSubmissionRequest } from '../../../../core/contracts/submissions.ts';
import type { Formality } from '../../../../core/contracts/vocabulary.ts';
import type { MarkingChoices } from '../../../components/markings/marking-choices.ts';
import type { OrganisationsById } from '../../../hooks/use-organisations.ts';

/** What somebody has chosen so far; an empty text is nothing chosen. */
export type Choices = MarkingChoices & {
  readonly caseId: string;
  readonly formality: Formality | '';
  readonly recipientOrganisationIds: readonly string[];
};
export type ChoiceField = keyof Choices;
export type ChoiceFieldsProps = {
  readonly choices: Choices;
  readonly onChange: (changed: Partial<Choices>) => void;
  readonly errorOf: (field: ChoiceField) => string | undefined;
};

export const NOTHING_CHOSEN: Choices = {
  caseId: '',
  formality: '',
  classification: '',
  handlingCondition: '',
  sharingLimit: '',
  recipientOrganisationIds: [],
};

/** Others who take part in a case, its owner first. */
export function othersIn(
  { ownerOrganisationId, participantOrganisationIds }: CaseResponse,
  ownOrganisationId: string,
): string[] {
  const all = new Set([ownerOrganisationId, ...participantOrganisationIds]);
  return [...all].filter((id) => id !== ownOrganisationId);
}

/** The portal demands an organ of the Court among the recipients: it reviews what is sent. */
export function missingChoices(choices: Choices, organisations: OrganisationsById): ChoiceField[] {
  const { recipientOrganisationIds, ...single } = choices;
  const missing = (Object.keys(single) as (keyof typeof single)[]).filter(
    (field) => single[field] === '',
  );
  const hasReviewer = recipientOrganisationIds.some(
    (id) => organisations.get(id)?.kind === 'court-organ',
  );
  return hasReviewer ? missing : [...missing, 'recipientOrganisationIds'];
}

/** @throws Error as long as something is missing */
export function requestOf(choices: Choices): CreateSubmissionRequest {
  const { caseId, formality, classification, handlingCondition, sharingLimit } = choices;
  if (!formality || !classification || !handlingCondition || !sharingLimit) {
    throw new Error('not everything was chosen');
  }
  return {
    caseId,
    kind: 'spontaneous',
    formality,
    recipientOrganisationIds: [...choices.recipientOrganisationIds],
    markings: { classification, handlingCondition, sharingLimit },
  };
}
