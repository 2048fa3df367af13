import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

const CHANGED = [
  ['members'],
  ['invitations'],
  ['key-holders'],
  ['organisations'],
  ['trust', 'member'],
] as const;

/** Asks anew for everything about people and who holds keys. */
export function useRenewal(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    await Promise.all(
      CHANGED.map((queryKey) => queryClient.invalidateQueries({ queryKey: [...queryKey] })),
    );
  }, [queryClient]);
}
