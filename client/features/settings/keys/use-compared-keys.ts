import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useWorkplace } from '../../../hooks/use-keys.ts';
import type { ComparedKey } from '../../../session/index.ts';

const queryKey = ['compared-keys'];

/** What this person has compared in this browser. Needs no portal. */
export function useComparedKeys() {
  const { comparedKeys } = useWorkplace();
  return useQuery({
    queryKey,
    queryFn: () => comparedKeys.list(),
    staleTime: 0,
    networkMode: 'always',
  });
}

/** Forgets that a key was compared: pages ask to compare it again. */
export function useForgetComparedKey() {
  const { comparedKeys } = useWorkplace();
  const queryClient = useQueryClient();
  return async ({ subject, id }: ComparedKey): Promise<void> => {
    await comparedKeys.forget(subject, id);
    await queryClient.invalidateQueries({ queryKey: ['trust', subject, id] });
    await queryClient.invalidateQueries({ queryKey });
  };
}
