import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CaseResponse } from '../../../../core/contracts/cases.ts';
import type { OrganisationsById } from '../../../hooks/use-organisations.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { addresseesIn, flowsOf, NOTHING_CHOSEN, type Choices } from './choices.ts';

/** A case may be named in the address, by the page of that case. Where only one flow is possible, it is chosen. */
export function useChoices(cases: readonly CaseResponse[], organisations: OrganisationsById) {
  const { organisation } = useSignedIn();
  const [search] = useSearchParams();
  const [choices, setChoices] = useState<Choices>(() => {
    const named = cases.find(({ id }) => id === search.get('case'));
    const [first, ...others] = flowsOf(organisation.kind);
    const flow = first && others.length === 0 ? first : '';
    return { ...NOTHING_CHOSEN, caseId: named?.id ?? '', flow };
  });
  const chosenCase = cases.find(({ id }) => id === choices.caseId);
  const own = { id: organisation.id, organisations };
  const candidates =
    chosenCase && choices.flow ? addresseesIn(chosenCase, choices.flow, own) : undefined;
  return {
    choices,
    candidates,
    change: (changed: Partial<Choices>) => {
      setChoices((before) => ({ ...before, ...changed }));
    },
  };
}
