import { z } from 'zod';
import { Role } from '../../core/contracts/vocabulary.ts';
import { personKeys } from './seeding/people.ts';

const Account = z.strictObject({
  key: z.enum(personKeys),
  name: z.string(),
  email: z.string(),
  /** For the portal; the passphrase is for the member key. */
  password: z.string(),
  role: Role,
  organisation: z.string(),
});
export type DemonstrationAccount = z.infer<typeof Account>;

/** What is needed to run a seeded portal and to sign in to it. Kept beside its data: it protects nothing but specimens. */
export const Demonstration = z.strictObject({
  v: z.literal(1),
  /** `PORTAL_SECRET`, standard base64. */
  portalSecret: z.base64(),
  /** Of every member key. */
  passphrase: z.string(),
  accounts: z.array(Account),
});
export type Demonstration = z.infer<typeof Demonstration>;
