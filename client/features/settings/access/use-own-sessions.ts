import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { OwnSessionsResponse } from '../../../../core/contracts/sessions.ts';
import { portal } from '../../../lib/portal.ts';
import { refusedWith } from './refused-with.ts';

const queryKey = ['own-sessions'];

export type OwnSession = z.infer<typeof OwnSessionsResponse>['items'][number];

/** Where the own account is signed in. */
export function useOwnSessions() {
  return useQuery({ queryKey, queryFn: () => portal.call(OwnSessionsResponse, '/sessions') });
}

/** Lists the sessions again: some have ended. */
export function useListSessionsAgain() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey });
}

/** One that has ended by itself meanwhile is as good. */
export async function endSession({ reference }: OwnSession): Promise<void> {
  try {
    await portal.command(`/sessions/${reference}`, { method: 'DELETE' });
  } catch (error) {
    if (!refusedWith(error, 'NOT_FOUND')) throw error;
  }
}
