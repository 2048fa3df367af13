import {
  openRequestStates,
  type RequestState,
} from '../../../../core/contracts/request-transitions.ts';
import type { Formality } from '../../../../core/contracts/vocabulary.ts';
import { AppError } from '../../../platform/errors.ts';

/** What this feature asks of `requests`. */
export type AnsweredRequest = {
  readonly id: string;
  readonly state: RequestState;
  readonly caseId: string;
  readonly formality: Formality;
  readonly requesterOrganisationId: string;
  readonly addresseeOrganisationId: string;
  /** Absent as long as the addressee has never seen it. */
  readonly sentAt?: string | undefined;
};
export type RequestFinder = { findRequest(id: string): Promise<AnsweredRequest | undefined> };

const openStates: readonly RequestState[] = openRequestStates;

/** @throws AppError `REQUEST_NOT_OPEN`: nothing is owed to it, or no longer */
export function requireOpenRequest(request: AnsweredRequest | undefined): void {
  if (!request || !openStates.includes(request.state)) throw new AppError('REQUEST_NOT_OPEN');
}
