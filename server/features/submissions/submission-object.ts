import { createHash } from 'node:crypto';
import type { AccessObject } from '../../../core/contracts/access-log.ts';
import type { StoredContent } from '../gate/index.ts';
import type { Submission } from './submission.ts';

/** For the access log, which shows each organisation who read what it sent; the digest is of the record's body. */
export function submissionObject({ id, version, sender, record }: Submission): AccessObject {
  return {
    type: 'submission',
    id,
    organisationId: sender.organisationId,
    version,
    ...(record && { digest: sha256OfBody(record) }),
  };
}

export function sha256OfBody({ body }: StoredContent): string {
  return createHash('sha256').update(Buffer.from(body, 'base64')).digest('hex');
}
