import { z } from 'zod';
import { Id, Instant, Version } from './identifiers.ts';
import { PageQuery, pageOf } from './paging.ts';

/** The closed list of what people are told. Each leads to an object; none says anything of what is sealed. */
export const NotificationKind = z.enum([
  'request-received',
  'request-moved',
  'request-confirmed',
  'request-due-soon',
  'request-late',
  'sign-off-wanted',
  'message-received',
  'answer-received',
  'submission-received',
  'submission-decided',
  'remark-received',
  'consent-asked',
  'consent-answered',
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

export const NotificationObject = z.strictObject({
  type: z.enum(['request', 'submission', 'consent']),
  id: Id,
});
export type NotificationObject = z.infer<typeof NotificationObject>;

export const NotificationResponse = z.object({
  id: Id,
  version: Version,
  kind: NotificationKind,
  object: NotificationObject,
  caseId: Id,
  createdAt: Instant,
  readAt: Instant.optional(),
});
export type NotificationResponse = z.infer<typeof NotificationResponse>;

export const NotificationPage = pageOf(NotificationResponse).extend({
  unread: z.int().min(0).max(100),
});
export const NotificationQuery = PageQuery.extend({ unread: z.literal('true').optional() });
/** Everything up to that one, and older, is read. */
export const ReadNotificationsRequest = z.strictObject({ upTo: Id });

/** `immediate`: as it happens; `daily`: one e-mail a day at most, when anything is unread. */
export const EmailChoice = z.enum(['immediate', 'daily', 'off']);
export type EmailChoice = z.infer<typeof EmailChoice>;
export const NotificationPreferences = z.strictObject({ email: EmailChoice });
/** `available`: whether this portal can send e-mail at all; `encrypted`: to the member's own key. */
export const NotificationPreferencesResponse = z.object({
  version: Version.or(z.literal(0)),
  email: EmailChoice,
  available: z.boolean(),
  encrypted: z.boolean(),
});

/** Whoever knows the address of a calendar reads it, so it is shown once, and made anew at will. */
export const CalendarFeedResponse = z.object({ path: z.string() });
export const CalendarParams = z.strictObject({ token: z.string().regex(/^[\w-]{43}\.ics$/) });
