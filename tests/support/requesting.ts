import type { ChecklistResult, RequestContent } from '../../core/contracts/request-content.ts';
import { REQUEST_RULES_VERSION } from '../../core/contracts/request-rules.ts';
import type { CreateRequestsRequest, RequestSummary } from '../../core/contracts/requests.ts';
import {
  createRequests,
  depositFile,
  moveRequest,
  readRequest,
  writeRequestContent,
  type Sealing,
} from '../../core/exchange/index.ts';
import { recipientsAmong, type Member } from './exchange-people.ts';
import { streamOfBytes } from './sealing.ts';

export const requestContent: RequestContent = {
  subject: 'Accounts of a holding',
  language: 'en',
  purpose: {
    summary: 'To find what the suspect holds.',
    assistance: 'Tracing of accounts.',
    legalBasis: 'Article 93(1)(k).',
    grounds: 'Payments to a holding.',
  },
  location: 'Capital',
  facts: 'Between two dates.',
  requirements: [],
  persons: [{ kind: 'legal', name: 'A holding' }],
  otherStates: [],
  contact: { name: 'The desk', reach: '+31 70 000 0000', languages: ['en'] },
};

export const requestChecklist: ChecklistResult = {
  measure: 'trace',
  rulesVersion: REQUEST_RULES_VERSION,
  profileVersion: 0,
  missing: [],
};

const DAY_MS = 86_400_000;

/** A day so many days from now, as an ISO 8601 date in UTC. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Drafts of a tracing request, one for each addressee. */
export function draftRequests(
  { connection }: Member,
  caseId: string,
  addressees: readonly Member[],
  more: Partial<CreateRequestsRequest> = {},
): Promise<RequestSummary[]> {
  return createRequests(connection, {
    caseId,
    flow: 'court-to-state',
    addresseeOrganisationIds: addressees.map(({ organisationId }) => organisationId),
    formality: 'informal',
    measure: 'trace',
    urgency: { level: 'routine' },
    responseTarget: inDays(30),
    markings: {
      classification: 'confidential',
      handlingCondition: 'H1',
      sharingLimit: 'TLP:AMBER',
    },
    ...more,
  });
}

/** To both sides of a request, signed by one of them. */
export async function sealingBetween(by: Member, other: Member): Promise<Sealing> {
  return { recipients: await recipientsAmong(by, [by, other]), signingKey: by.memberKey };
}

export async function writeContent(
  author: Member,
  addressee: Member,
  request: RequestSummary,
  content: RequestContent = requestContent,
): Promise<RequestSummary> {
  const sealing = await sealingBetween(author, addressee);
  const checklist = { ...requestChecklist, measure: request.measure };
  const written = { content, checklist };
  return writeRequestContent(author.connection, request, written, sealing);
}

/** A request with its content, sent to one addressee. */
export async function sentRequest(
  author: Member,
  addressee: Member,
  caseId: string,
  more: Partial<CreateRequestsRequest> = {},
): Promise<RequestSummary> {
  const [begun] = await draftRequests(author, caseId, [addressee], more);
  if (!begun) throw new Error('one draft is begun for each addressee');
  const written = await writeContent(author, addressee, begun);
  return moveRequest(author.connection, { request: written, step: 'send' });
}

/** What its attachments are, deposited while it is a draft. */
export async function attach(
  author: Member,
  addressee: Member,
  requestId: string,
  plaintext: Uint8Array,
  name = 'annex.pdf',
) {
  return depositFile(author.connection, {
    folder: { type: 'request', id: requestId },
    source: {
      name,
      mediaType: 'application/pdf',
      size: plaintext.length,
      plaintext: streamOfBytes(plaintext),
    },
    ...(await sealingBetween(author, addressee)),
  });
}

/** The request in the version in which somebody sees it now. */
export function seenBy({ connection }: Member, { id }: { readonly id: string }) {
  return readRequest(connection, id);
}
