import type { Confirmation, Flow, RequestMove, Urgency } from '../../../core/contracts/requests.ts';
import type { RequestState } from '../../../core/contracts/request-transitions.ts';
import type { Formality, Markings, Measure } from '../../../core/contracts/vocabulary.ts';
import type { Page } from '../../platform/database/page.ts';
import type { StoredContent } from '../gate/index.ts';
import type { ReceiptReference } from '../receipts/index.ts';
import type { Message } from './messages/message.ts';

/** By a focal point, of exactly what the draft held then; `files` stands for its files: see `sign-off.ts`. */
export type SignOff = { readonly accountId: string; readonly at: string; readonly files: string };

/** What routing, lists and other features need of a request; small, whatever is sealed in it. */
export type RequestSummary = {
  readonly id: string;
  readonly version: number;
  /** The identifier of the first request of the same drafting. */
  readonly groupId: string;
  readonly caseId: string;
  readonly flow: Flow;
  readonly formality: Formality;
  readonly measure: Measure;
  readonly urgency: Urgency;
  readonly responseTarget: string;
  readonly markings: Markings;
  readonly state: RequestState;
  readonly requester: { readonly organisationId: string; readonly accountId: string };
  readonly addresseeOrganisationId: string;
  readonly contentWrittenBy?: string;
  /** The measure that the content was checked for when it was written. */
  readonly contentMeasure?: Measure;
  readonly signedOff?: SignOff;
  readonly confirmation?: Confirmation;
  readonly moves: readonly RequestMove[];
  readonly sentAt?: string;
  readonly createdAt: string;
  readonly changedAt: string;
  /** The three below follow from the rest (`withDerived`), and are kept because lists and counts are made by them. */
  readonly awaitingConfirmation: boolean;
  /** The response target, exactly while the request is open. */
  readonly dueOn?: string;
  /** When it first was in a state that is an answer. */
  readonly answeredAt?: string;
};

/** One organisation asks one other; the sealed content is here, sealed files are in the feature `files`. */
export type CooperationRequest = RequestSummary & {
  readonly content?: StoredContent;
  /** Written in the same instant as the latest move that was explained, so that neither is ever kept without the other. */
  readonly moveMessage?: Message;
  /** What was said to be received when it was sent; see `receipts`. */
  readonly receipt?: ReceiptReference;
};

/** Whose requests: those that it issued and drafts, or those that it was ever sent. */
export type Holding = {
  readonly side: 'requester' | 'addressee';
  readonly organisationId: string;
};
/** Conditions that all hold. */
export type RequestFilter = {
  readonly state?: RequestState | undefined;
  readonly caseId?: string | undefined;
  readonly measure?: Measure | undefined;
};
/** Days, ISO 8601; `from` belongs to it, `before` does not. */
export type DueFilter = RequestFilter & {
  readonly dueFrom?: string | undefined;
  readonly dueBefore?: string | undefined;
};
/** A page in the order of response targets; `after` is the last item already seen. */
export type DuePage = {
  readonly limit: number;
  readonly after?: { readonly dueOn: string; readonly id: string } | undefined;
};
/** Exactly one question that counts are made for. */
export type Counted =
  | { readonly state: RequestState }
  | { readonly dueFrom?: string; readonly dueBefore: string }
  | { readonly awaitingConfirmation: true };

/** What statistics are made from. */
export type SentRow = Pick<
  RequestSummary,
  | 'caseId'
  | 'state'
  | 'flow'
  | 'formality'
  | 'measure'
  | 'responseTarget'
  | 'requester'
  | 'addresseeOrganisationId'
  | 'answeredAt'
> & { readonly sentAt: string };

export type RequestRepository = {
  /** False when the identifier exists. */
  insert(request: CooperationRequest): Promise<boolean>;
  findById(id: string): Promise<CooperationRequest | undefined>;
  findSummary(id: string): Promise<RequestSummary | undefined>;
  /** False when the stored version is another. */
  replace(request: CooperationRequest, expectedVersion: number): Promise<boolean>;
  /** Newest first. One item more than `page.limit` when there are more. */
  list(page: Page, of: Holding, filter: RequestFilter): Promise<RequestSummary[]>;
  /** Open ones, what is due first first; otherwise as `list`. */
  listDue(page: DuePage, of: Holding, filter: DueFilter): Promise<RequestSummary[]>;
  /** Open ones of everybody that are due before that day, what is due first first; otherwise as `list`. */
  listDueOfAll(page: DuePage, before: string): Promise<RequestSummary[]>;
  /** How many there are by case, counted up to `limit`. */
  countByCase(of: Holding, counted: Counted, limit: number): Promise<ReadonlyMap<string, number>>;
  /** Of all that was sent from the instant `from` on and before the instant `before`, in no order. */
  sentRows(of: Holding, from: string, before: string): Promise<SentRow[]>;
};

/** What other features need of a request. */
export type RequestFacts = Pick<
  RequestSummary,
  'id' | 'version' | 'state' | 'caseId' | 'flow' | 'formality' | 'measure' | 'markings' | 'sentAt'
> & {
  readonly requesterOrganisationId: string;
  readonly addresseeOrganisationId: string;
};
