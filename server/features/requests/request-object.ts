import type { AccessObject } from '../../../core/contracts/access-log.ts';
import { sha256OfBody } from '../gate/index.ts';
import type { CooperationRequest } from './request.ts';

/** For the access log, which shows each organisation who read what it issued; the digest is of the content's body. */
export function requestObject({
  id,
  version,
  requester,
  content,
}: CooperationRequest): AccessObject {
  return {
    type: 'request',
    id,
    organisationId: requester.organisationId,
    version,
    ...(content && { digest: sha256OfBody(content) }),
  };
}
