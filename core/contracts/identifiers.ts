import { z } from 'zod';

/** Opaque identifier: a lowercase UUID (RFC 9562). The portal makes version 7, so that identifiers sort by time. */
export const Id = z.uuid().lowercase();
export type Id = z.infer<typeof Id>;

/** Lowercase hexadecimal SHA-256. */
export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** OpenPGP fingerprint, lowercase hexadecimal: 40 digits (version 4) or 64 (version 6), RFC 9580 section 5.5.4. */
export const Fingerprint = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
export type Fingerprint = z.infer<typeof Fingerprint>;

/** RFC 3339 instant in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const Instant = z.iso.datetime({ precision: 3 });

/** Optimistic-concurrency counter of an aggregate; it travels as `ETag` and comes back as `If-Match`. */
export const Version = z.int().min(1);

/** Standard base64 with padding. */
export const Base64 = z.base64();
