import { recipientsOf, type Sealing } from '../../../core/exchange/index.ts';
import type { SeenKeys } from './api.ts';
import type { Work } from './work.ts';

/** To whom something is sealed: to the keys that the person saw, signed with the own one. */
export async function sealingTo(
  { connection, signedIn, life }: Work,
  keys: SeenKeys,
): Promise<Sealing> {
  const { memberKey } = life.keyring();
  await signedIn.account();
  const recipients = await recipientsOf(connection, new Map(Object.entries(keys)));
  return { recipients, signingKey: memberKey };
}
