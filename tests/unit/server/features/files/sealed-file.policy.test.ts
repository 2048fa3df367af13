import { describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { SealedFile } from '../../../../../server/features/files/index.ts';
import { isReleased } from '../../../../../server/features/files/sealed-file.policy.ts';
import type { FileSubmission } from '../../../../../server/features/files/surroundings.ts';
import { aRequest } from '../../../../support/builders.ts';

const EARLIER = '2026-11-21T12:00:00.000Z';
const THEN = '2026-11-21T13:00:00.000Z';
const LATER = '2026-11-21T14:00:00.000Z';

function folder(more: Partial<FileSubmission>): FileSubmission {
  return {
    type: 'submission',
    id: uuid(),
    caseId: uuid(),
    state: 'submitted',
    senderOrganisationId: uuid(),
    recipientOrganisationIds: [uuid()],
    markings: aRequest().markings,
    submittedAt: THEN,
    ...more,
  };
}

function completed(at?: string): SealedFile {
  return {
    id: uuid(),
    version: 1,
    submissionId: uuid(),
    caseId: uuid(),
    organisationId: uuid(),
    uploaderAccountId: uuid(),
    state: at === undefined ? 'receiving' : 'complete',
    layout: 'parts',
    size: 1,
    partSize: 1,
    keyPackets: [],
    shares: [],
    createdAt: EARLIER,
    ...(at !== undefined && { completedAt: at }),
  };
}

describe('whether recipients see a file', () => {
  it.each([
    ['of a draft', { state: 'draft', submittedAt: undefined }, EARLIER, false],
    ['that is not complete', {}, undefined, false],
    ['that was there when it was submitted', {}, EARLIER, true],
    ['added since, while it is submitted anew', { state: 'under-review' }, LATER, true],
    ['added since it was returned', { state: 'returned' }, LATER, false],
    ['submitted and returned', { state: 'returned' }, EARLIER, true],
    ['of a request, there when it was sent', { type: 'request' }, THEN, true],
    ['of a request, which was completed after it was sent', { type: 'request' }, LATER, false],
  ] as const)('%s', (_name, more, at, isSeen) => {
    expect(isReleased(completed(at), folder(more))).toBe(isSeen);
  });
});
