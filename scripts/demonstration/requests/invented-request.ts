import type { RequestContent } from '../../../core/contracts/request-content.ts';
import type { MoveGround, RequestStep } from '../../../core/contracts/request-transitions.ts';
import type { Confirmation, CreateRequestsRequest } from '../../../core/contracts/requests.ts';
import type { RecordContent } from '../../../core/contracts/sealed-payloads.ts';
import type { PendingSpecimen } from '../matters/index.ts';
import type { Moment } from '../seeding/calendar.ts';
import type { CaseKey } from '../seeding/opening.ts';
import type { OrganisationKey } from '../seeding/organisations.ts';
import type { PersonKey } from '../seeding/people.ts';

/** What becomes of the request to one of its addressees. */
export type RequestEvent = {
  readonly at: Moment;
  readonly by: PersonKey;
  readonly to: OrganisationKey;
} & (
  | {
      readonly does: RequestStep;
      readonly ground?: MoveGround;
      /** Days from the day on which the demonstration is made. */
      readonly untilInDays?: number;
      readonly saying?: string;
    }
  | { readonly does: 'sign-off' }
  | { readonly does: 'say'; readonly saying: string }
  | { readonly does: 'confirm'; readonly confirmation: Omit<Confirmation, 'on'> }
  | {
      readonly does: 'answer';
      readonly record: RecordContent;
      readonly files: readonly PendingSpecimen[];
    }
  | { readonly does: 'accept-answer'; readonly saying: string }
);

/** A request and its life; without a single event it stays a draft. */
export type InventedRequest = Pick<
  CreateRequestsRequest,
  'flow' | 'formality' | 'measure' | 'urgency' | 'markings'
> & {
  readonly author: PersonKey;
  readonly case: CaseKey;
  readonly to: readonly OrganisationKey[];
  readonly drafted: Moment;
  /** Response target in days from the day on which the demonstration is made; below zero, it is past. */
  readonly dueInDays: number;
  /** Reference of the letter that goes the way of art. 87, where it is known when the request is drafted. */
  readonly reference?: string;
  readonly content: RequestContent;
  readonly files: readonly PendingSpecimen[];
  readonly life: readonly RequestEvent[];
};
