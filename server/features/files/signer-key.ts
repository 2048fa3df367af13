import { AppError } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { SignerKey, SignerKeys } from './surroundings.ts';

/** The key by which a member's signature must verify now. @throws AppError `MEMBER_KEY_MISSING` */
export async function requireSignerKey(
  keys: SignerKeys,
  { accountId }: Principal,
): Promise<SignerKey> {
  const key = await keys.memberKey(accountId);
  if (!key) throw new AppError('MEMBER_KEY_MISSING');
  return key;
}
