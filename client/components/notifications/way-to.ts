import type { NotificationResponse } from '../../../core/contracts/notifications.ts';

type Told = Pick<NotificationResponse, 'kind' | 'object'>;

/** Where to look at what somebody was told of. */
export function wayTo({ kind, object: { type, id } }: Told): string {
  switch (type) {
    case 'request':
      return `/requests/${id}`;
    case 'consent':
      return `/consents?side=${kind === 'consent-asked' ? 'provider' : 'asking'}`;
    case 'submission': {
      const isReceived = kind === 'submission-received' || kind === 'answer-received';
      return isReceived ? `/inbox/${id}` : `/submissions/${id}`;
    }
  }
}
