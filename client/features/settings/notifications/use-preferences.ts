import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  CalendarFeedResponse,
  NotificationPreferencesResponse,
  type EmailChoice,
} from '../../../../core/contracts/notifications.ts';
import { portal } from '../../../lib/portal.ts';

const path = '/notifications/preferences';
const queryKey = ['notifications', 'preferences'];

export function usePreferences() {
  return useQuery({
    queryKey,
    queryFn: () => portal.call(NotificationPreferencesResponse, path),
  });
}

export function useChooseEmail(version: number) {
  const queryClient = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (email: EmailChoice) =>
      portal.call(NotificationPreferencesResponse, path, {
        method: 'PUT',
        body: { email },
        version,
      }),
    // Somebody may have chosen in another window: what the portal says now is shown.
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}

/** A new address each time; the one before answers no longer. */
export function useMakeCalendar() {
  return useMutation({
    networkMode: 'always',
    mutationFn: () => portal.call(CalendarFeedResponse, '/calendar', { method: 'POST' }),
  });
}

export function useRevokeCalendar() {
  return useMutation({
    networkMode: 'always',
    mutationFn: () => portal.command('/calendar', { method: 'DELETE' }),
  });
}
