import { v7 as uuid } from 'uuid';
import type { Case } from '../../server/features/cases/index.ts';
import type { StoredContent } from '../../server/features/gate/index.ts';
import type { CooperationRequest } from '../../server/features/requests/index.ts';
import type { Remark, Submission } from '../../server/features/submissions/index.ts';

const NOON = '2026-11-21T12:00:00.000Z';
let references = 0;

export function aCase(more: Partial<Case> = {}): Case {
  references += 1;
  return {
    id: uuid(),
    version: 1,
    reference: `ICC-01/26-FIN-${references}`,
    ownerOrganisationId: uuid(),
    participantOrganisationIds: [],
    state: 'open',
    createdAt: NOON,
    ...more,
  };
}

/** Sealed to somebody, by the look of it: stores do not care by whom it can be opened. */
export function storedContent(organisationIds: readonly string[] = [uuid()]): StoredContent {
  return {
    body: Buffer.from('an encrypted-data packet').toString('base64'),
    keyPackets: organisationIds.map((organisationId) => ({
      organisationId,
      fingerprint: 'ab'.repeat(20),
      keyPacket: Buffer.from(`key packet for ${organisationId}`).toString('base64'),
    })),
  };
}

export function aSubmission(more: Partial<Submission> = {}): Submission {
  return {
    id: uuid(),
    version: 1,
    caseId: uuid(),
    kind: 'spontaneous',
    formality: 'informal',
    state: 'draft',
    sender: { organisationId: uuid(), accountId: uuid() },
    recipientOrganisationIds: [uuid()],
    markings: {
      classification: 'confidential',
      handlingCondition: 'H1',
      sharingLimit: 'TLP:AMBER',
    },
    createdAt: NOON,
    changedAt: NOON,
    ...more,
  };
}

export function aRemark(more: Partial<Remark> = {}): Remark {
  return {
    id: uuid(),
    version: 1,
    submissionId: uuid(),
    organisationId: uuid(),
    accountId: uuid(),
    content: storedContent(),
    createdAt: NOON,
    ...more,
  };
}

/** A draft of the Court's, unless more is said; what follows from the rest of it has to be said as well. */
export function aRequest(more: Partial<CooperationRequest> = {}): CooperationRequest {
  const id = uuid();
  return {
    id,
    version: 1,
    groupId: id,
    caseId: uuid(),
    flow: 'court-to-state',
    formality: 'formal',
    measure: 'trace',
    urgency: { level: 'routine' },
    responseTarget: '2026-12-21',
    markings: {
      classification: 'confidential',
      handlingCondition: 'H1',
      sharingLimit: 'TLP:AMBER',
    },
    state: 'draft',
    requester: { organisationId: uuid(), accountId: uuid() },
    addresseeOrganisationId: uuid(),
    moves: [],
    awaitingConfirmation: false,
    createdAt: NOON,
    changedAt: NOON,
    ...more,
  };
}
