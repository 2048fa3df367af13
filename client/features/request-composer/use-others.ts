import { useState } from 'react';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import { useRequestGroup } from '../../hooks/use-request-group.ts';

/**
 * The other drafts of the same drafting, and whether what is written here is meant for them too. It is, until somebody
 * says otherwise or one of them has a content of its own.
 */
export function useOthers(request: RequestSummary) {
  const group = useRequestGroup(request);
  const [chosen, setChosen] = useState<boolean>();
  const others = (group.data ?? []).filter(
    ({ id, state }) => id !== request.id && state === 'draft',
  );
  const [areBlank] = useStateOnce(group.data && others.every((one) => !one.contentWrittenBy));
  return {
    others,
    areMeant: others.length > 0 && (chosen ?? areBlank ?? false),
    onMean: setChosen,
  };
}

/** The first answer that is there: sealing for the others must not change what was meant. */
function useStateOnce(answer: boolean | undefined): [boolean | undefined] {
  const [first, setFirst] = useState(answer);
  if (first === undefined && answer !== undefined) setFirst(answer);
  return [first];
}
