import { z } from 'zod';
import { MemberResponse, Password } from './accounts.ts';
import { Instant } from './identifiers.ts';

/** Any string is looked at and refused alike, so that an address that does not exist cannot be told apart. */
export const SignInRequest = z.strictObject({
  email: z.string().min(1).max(254),
  password: Password,
});
export const SecondFactorRequest = z.strictObject({ code: z.string().regex(/^\d{6}$/) });

export const SessionResponse = z.object({
  status: z.enum(['signed-out', 'second-factor', 'signed-in']),
  /** Goes into the header `X-CSRF-Token` of every request that changes something. */
  csrfToken: z.string().optional(),
  account: MemberResponse.optional(),
  /** The session ends after so many minutes in which nothing is asked of the portal... */
  idleMinutes: z.int().positive().optional(),
  /** ...and at this instant in any case. */
  endsAt: Instant.optional(),
  /** There, and true, where the password alone signs in and all content is a specimen. */
  demonstration: z.boolean().optional(),
});
export type SessionResponse = z.infer<typeof SessionResponse>;

/** Hash of the session identifier: names a session without being able to ride it. */
const SessionReference = z.string().regex(/^[0-9a-f]{64}$/);

export const OwnSessionsResponse = z.object({
  items: z.array(
    z.object({
      reference: SessionReference,
      current: z.boolean(),
      startedAt: Instant,
      lastSeenAt: Instant,
    }),
  ),
});
export const SessionParams = z.strictObject({ reference: SessionReference });
