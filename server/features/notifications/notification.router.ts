import {
  NotificationPage,
  NotificationPreferences,
  NotificationPreferencesResponse,
  NotificationQuery,
  ReadNotificationsRequest,
} from '../../../core/contracts/notifications.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { NotificationService } from './notification.service.ts';
import type { PreferencesService } from './preferences/preferences.service.ts';

const access = contentRoles;

export function notificationEndpoints(
  notifications: NotificationService,
  preferences: PreferencesService,
): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/notifications',
      summary: 'List what one was told, newest first',
      access,
      audit: { action: 'notification.list' },
      input: { query: NotificationQuery },
      status: 200,
      output: NotificationPage,
      handle: ({ query: { unread, ...page } }, { principal }) =>
        notifications.list(principal, page, unread !== undefined),
    }),
    defineEndpoint({
      method: 'post',
      path: '/notifications/read',
      summary: 'Mark a notification and all older ones as read',
      access,
      audit: { action: 'notification.mark-read' },
      input: { body: ReadNotificationsRequest },
      status: 204,
      output: 'empty',
      problems: ['NOT_FOUND'],
      handle: ({ body }, { principal }) => notifications.markRead(principal, body.upTo),
    }),
    defineEndpoint({
      method: 'get',
      path: '/notifications/preferences',
      summary: 'Read how one is told by e-mail',
      access,
      audit: { action: 'notification.read-choice' },
      input: {},
      status: 200,
      output: NotificationPreferencesResponse,
      handle: (_input, { principal }) => preferences.get(principal),
    }),
    defineEndpoint({
      method: 'put',
      path: '/notifications/preferences',
      summary: 'Choose how one is told by e-mail',
      access,
      audit: { action: 'notification.choose' },
      input: { body: NotificationPreferences, precondition: true },
      status: 200,
      output: NotificationPreferencesResponse,
      handle: ({ body }, { principal, expectedVersion, describe }) => {
        const { accountId: id, organisationId } = principal;
        describe({ type: 'account', id, organisationId });
        return preferences.choose(principal, expectedVersion, body.email);
      },
    }),
  ];
}
