import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import type { SeenKeys } from '../../../session/index.ts';

/** Of the keys that were seen, those of the two who can open a request. @throws Error where one was not seen */
export function keysFor(
  { requester, addresseeOrganisationId }: RequestSummary,
  seen: SeenKeys,
): SeenKeys {
  const readers = [requester.organisationId, addresseeOrganisationId];
  return Object.fromEntries(
    readers.map((id) => {
      const fingerprint = seen[id];
      if (fingerprint === undefined) throw new Error('nobody has looked at this key');
      return [id, fingerprint];
    }),
  );
}
