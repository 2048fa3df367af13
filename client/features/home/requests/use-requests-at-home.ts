import { useQuery } from '@tanstack/react-query';
import { ConsentPage } from '../../../../core/contracts/consents.ts';
import { NotificationPage } from '../../../../core/contracts/notifications.ts';
import { RequestPage, type RequestSide } from '../../../../core/contracts/requests.ts';
import { portal } from '../../../lib/portal.ts';
import { FEW } from '../use-home-lists.ts';

/** Open requests of one side, what is due first before the others. */
export function useFewDue(side: RequestSide) {
  return useQuery({
    queryKey: ['requests', 'list', 'few', side],
    queryFn: async () => {
      const query = { side, sort: 'target', limit: FEW };
      return (await portal.call(RequestPage, '/requests', { query })).items;
    },
  });
}

/** Questions for consent that the own organisation has not answered; the list has the rest. */
export function useFewConsentsAsked() {
  return useQuery({
    queryKey: ['consents', 'few'],
    queryFn: async () => {
      const query = { side: 'provider', state: 'asked', limit: FEW };
      return (await portal.call(ConsentPage, '/consents', { query })).items;
    },
  });
}

/** What the reader was told last. */
export function useLatestNotifications() {
  return useQuery({
    queryKey: ['notifications', 'latest'],
    queryFn: async () =>
      (await portal.call(NotificationPage, '/notifications', { query: { limit: FEW } })).items,
  });
}
