import type { CreateSubmissionRequest } from '../../../core/contracts/submissions.ts';
import type { RecordContent } from '../../../core/contracts/sealed-payloads.ts';
import type { Moment } from '../seeding/calendar.ts';
import type { CaseKey } from '../seeding/opening.ts';
import type { OrganisationKey } from '../seeding/organisations.ts';
import type { PersonKey } from '../seeding/people.ts';
import type { Specimen } from '../specimens.ts';

/** What becomes of a submission. A return says why; an acceptance and a remark may say something as well. */
export type Step = { readonly at: Moment; readonly by: PersonKey } & (
  | { readonly does: 'submit' | 'take-up' | 'withdraw' }
  | { readonly does: 'accept' | 'return' | 'remark'; readonly saying: string }
  | { readonly does: 'add-files'; readonly files: readonly PendingSpecimen[] }
);

/** Papers are drawn when they are needed. */
export type PendingSpecimen = () => Specimen | Promise<Specimen>;

/** A submission and its life; without a single step it stays a draft. */
export type Matter = Pick<CreateSubmissionRequest, 'formality' | 'markings'> & {
  readonly author: PersonKey;
  readonly case: CaseKey;
  readonly to: readonly OrganisationKey[];
  readonly drafted: Moment;
  readonly record: RecordContent;
  readonly files: readonly PendingSpecimen[];
  readonly life: readonly Step[];
};
