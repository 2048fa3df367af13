import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CaseResponse } from '../../../core/contracts/cases.ts';
import { portal } from '../../lib/portal.ts';

export function useCase(id: string) {
  return useQuery({
    queryKey: ['cases', id],
    queryFn: () => portal.call(CaseResponse, `/cases/${id}`),
  });
}

type CaseChange = {
  readonly method: 'PUT' | 'POST' | 'DELETE';
  /** Below the case. */
  readonly path: 'closure' | `participants/${string}`;
};

export function useChangeCase({ id, version }: CaseResponse) {
  const queryClient = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ method, path }: CaseChange) =>
      portal.call(CaseResponse, `/cases/${id}/${path}`, { method, version }),
    // Somebody else may have been faster: what the portal says now is shown.
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['cases'] });
    },
  });
}
