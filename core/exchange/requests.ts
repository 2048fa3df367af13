import type { MoveGround, RequestStep } from '../contracts/request-transitions.ts';
import {
  BegunRequests,
  RequestResponse,
  RequestSummary,
  type ChangeRequestRequest,
  type Confirmation,
  type CreateRequestsRequest,
} from '../contracts/requests.ts';
import { SubmissionSummary } from '../contracts/submissions.ts';
import type { Markings } from '../contracts/vocabulary.ts';
import { SealingError } from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { sealMessage } from './messages.ts';
import type { Sealing } from './payloads.ts';

/** A request in the version that its caller has seen. */
export type SeenRequest = { readonly id: string; readonly version: number };

/** One step of the table of transitions, and what it asks for. */
export type Move = {
  readonly request: SeenRequest;
  readonly step: RequestStep;
  readonly ground?: MoveGround | undefined;
  /** ISO 8601 date. */
  readonly until?: string | undefined;
  /** Explains the move to the other side. */
  readonly message?: { readonly text: string; readonly sealing: Sealing } | undefined;
};

/** Begins one draft for each addressee. */
export async function createRequests(
  connection: Connection,
  wanted: CreateRequestsRequest,
): Promise<RequestSummary[]> {
  const call = { method: 'POST', body: wanted } as const;
  const { items } = await connection.call(BegunRequests, '/requests', call);
  return items;
}

/** A request with its content, as the caller's organisation may open it. @throws SealingError `altered` for another one */
export async function readRequest(
  connection: Connection,
  requestId: string,
): Promise<RequestResponse> {
  const request = await connection.call(RequestResponse, `/requests/${requestId}`);
  if (request.id !== requestId) throw new SealingError('altered');
  return request;
}

/** Changes what is in clear of a draft. */
export function changeRequest(
  connection: Connection,
  { id, version }: SeenRequest,
  facts: ChangeRequestRequest,
): Promise<RequestSummary> {
  const call = { method: 'PUT', version, body: facts } as const;
  return connection.call(RequestSummary, `/requests/${id}`, call);
}

/** Lets an expert's draft go out, as it stands in this version. */
export function signOffRequest(
  connection: Connection,
  { id, version }: SeenRequest,
): Promise<RequestSummary> {
  const call = { method: 'POST', version } as const;
  return connection.call(RequestSummary, `/requests/${id}/sign-off`, call);
}

/** Records the letter in the channel of art. 87(1) by which the request was confirmed. */
export function confirmRequest(
  connection: Connection,
  { id, version }: SeenRequest,
  confirmation: Confirmation,
): Promise<RequestSummary> {
  const call = { method: 'POST', version, body: confirmation } as const;
  return connection.call(RequestSummary, `/requests/${id}/confirmation`, call);
}

/** Takes a step, and explains it in the thread where a message comes along: neither arrives without the other. */
export async function moveRequest(
  connection: Connection,
  { request: { id, version }, step, ground, until, message }: Move,
): Promise<RequestSummary> {
  const sealed = message && (await sealMessage(id, message.text, message.sealing));
  const body = { ground, until, message: sealed };
  const call = { method: 'POST', version, body } as const;
  return connection.call(RequestSummary, `/requests/${id}/${step}`, call);
}

/** Begins the answer to a request: a submission, which goes on as any other does. */
export function answerRequest(
  connection: Connection,
  requestId: string,
  markings: Markings,
): Promise<SubmissionSummary> {
  const call = { method: 'POST', body: { markings } } as const;
  return connection.call(SubmissionSummary, `/requests/${requestId}/answers`, call);
}
