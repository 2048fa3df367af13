import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ConsentPage, ConsentResponse } from '../../../../core/contracts/consents.ts';
import { portal } from '../../../lib/portal.ts';
import type { ConsentPlace } from '../use-consent-place.ts';

export type AskedPlace = ConsentPlace & { readonly part: 'provider' | 'asking' };

/** Newest first. */
export function useConsents({ part: side, state, cursor }: AskedPlace) {
  const query = { side, state, cursor };
  return useQuery({
    queryKey: ['consents', 'list', query],
    queryFn: () => portal.call(ConsentPage, '/consents', { query }),
    placeholderData: keepPreviousData,
  });
}

export type ConsentAnswer = 'grant' | 'refuse';

export function useAnswerConsent({ id, version }: ConsentResponse) {
  const queryClient = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (answer: ConsentAnswer) =>
      portal.call(ConsentResponse, `/consents/${id}/${answer}`, { method: 'POST', version }),
    // Somebody else may have been faster: what the portal says now is shown.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['consents'] }),
  });
}
