import type { RequestSide, RequestSummary } from '../../../core/contracts/requests.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';

/** On which side of a request the reader stands. */
export function useSide({ requester }: RequestSummary): RequestSide {
  const { organisation } = useSignedIn();
  return requester.organisationId === organisation.id ? 'requester' : 'addressee';
}
