import { z } from 'zod';
import { Id, Instant, Version } from './identifiers.ts';
import { pageOf, PageQuery } from './paging.ts';
import { Role } from './vocabulary.ts';

/** Compared without regard to case. */
export const EmailAddress = z.email().max(254).toLowerCase();

/** Counted in code points after NFKC; what is too easy to guess is refused with `PASSWORD_TOO_WEAK` (NIST SP 800-63B). */
export const MIN_PASSWORD = 15;
export const Password = z.string().min(1).max(1024);

const DisplayName = z.string().trim().min(2).max(120);

export const CreateInvitationRequest = z.strictObject({
  email: EmailAddress,
  role: Role,
  organisationId: Id,
});
export type CreateInvitationRequest = z.infer<typeof CreateInvitationRequest>;

/** Invitations of auditors and administrators wait until a second administrator approves them. */
export const InvitationState = z.enum(['awaiting-approval', 'open', 'accepted', 'revoked']);

export const InvitationResponse = z.object({
  id: Id,
  version: Version,
  email: z.string(),
  role: Role,
  organisationId: Id,
  state: InvitationState,
  invitedBy: Id.optional(),
  approvedBy: Id.optional(),
  expiresAt: Instant,
  createdAt: Instant,
});
export type InvitationResponse = z.infer<typeof InvitationResponse>;

/** `token` is shown this once; the server keeps its hash. Hand it to the invited person yourself. */
export const IssuedInvitationResponse = InvitationResponse.extend({ token: z.string().optional() });

export const InvitationPage = pageOf(InvitationResponse);
export const InvitationParams = z.strictObject({ invitationId: Id });

/** 256 random bits, base64url. */
const InvitationToken = z.string().regex(/^[\w-]{43}$/);

export const AcceptInvitationRequest = z.strictObject({
  token: InvitationToken,
  displayName: DisplayName,
  password: Password,
});
export type AcceptInvitationRequest = z.infer<typeof AcceptInvitationRequest>;

export const MemberState = z.enum(['active', 'suspended', 'removed']);

export const MemberResponse = z.object({
  id: Id,
  version: Version,
  displayName: z.string(),
  email: z.string().optional(),
  role: Role,
  organisationId: Id,
  state: MemberState,
  createdAt: Instant,
  /** What an administrator proposed, and another may approve until then; only administrators see it. */
  proposedRole: Role.optional(),
  proposedBy: Id.optional(),
  proposedUntil: Instant.optional(),
});
export type MemberResponse = z.infer<typeof MemberResponse>;

/** The second factor's secret is shown this once, as an `otpauth:` address for an authenticator. */
export const AcceptedInvitationResponse = z.object({
  member: MemberResponse,
  secondFactorUri: z.string(),
});

export const MemberPage = pageOf(MemberResponse);
export const MemberParams = z.strictObject({ accountId: Id });
export const MemberQuery = PageQuery.extend({
  organisationId: Id.optional(),
  role: Role.optional(),
  state: MemberState.optional(),
});

export const ProposeRoleRequest = z.strictObject({ role: Role });

export const ChangePasswordRequest = z.strictObject({
  currentPassword: Password,
  newPassword: Password,
});
export type ChangePasswordRequest = z.infer<typeof ChangePasswordRequest>;

export const RenewSecondFactorRequest = z.strictObject({ currentPassword: Password });

/** The secret is shown this once, as an `otpauth:` address for an authenticator. */
export const RenewedSecondFactorResponse = z.object({ secondFactorUri: z.string() });
