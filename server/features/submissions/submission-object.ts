import type { AccessObject } from '../../../core/contracts/access-log.ts';
import { sha256OfBody } from '../gate/index.ts';
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

export { sha256OfBody };
