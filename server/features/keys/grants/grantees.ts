import type { PublishOrganisationKeyRequest } from '../../../../core/contracts/keys.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PublishedKey } from '../keyring.ts';
import { admitGrant } from './grant-gate.ts';
import type { KeyGrant } from './key-grant.ts';

type GivenGrants = PublishOrganisationKeyRequest['grants'];

/**
 * A first key goes to its maker and to whom its maker chooses. A rotation goes to everybody who remains and
 * holds a key: nobody may be cut off by it, nobody who left may be kept.
 *
 * @throws AppError `GRANT_RECIPIENTS_DIFFER`, naming who is missing and who is too many
 */
export function requireGrantees(
  grants: GivenGrants,
  memberKeys: ReadonlyMap<string, PublishedKey>,
  required: readonly string[],
): void {
  const given = new Set(grants.map(({ accountId }) => accountId));
  const missing = required.filter((accountId) => !given.has(accountId));
  const unexpected = [...given].filter((accountId) => !memberKeys.has(accountId));
  const isRepeated = given.size < grants.length;
  if (missing.length === 0 && unexpected.length === 0 && !isRepeated) return;
  throw new AppError('GRANT_RECIPIENTS_DIFFER', {
    issues: [
      ...missing.map((id) => ({ path: 'body.grants', message: `${id} is missing` })),
      ...unexpected.map((id) => ({ path: 'body.grants', message: `${id} cannot be granted` })),
      ...(isRepeated ? [{ path: 'body.grants', message: 'one grant for each member' }] : []),
    ],
  });
}

/** @throws AppError `GRANT_NOT_VALID` at the first that the gate refuses */
export async function admitAll(
  grants: GivenGrants,
  memberKeys: ReadonlyMap<string, PublishedKey>,
  shared: Pick<KeyGrant, 'organisationId' | 'fingerprint' | 'grantedBy' | 'createdAt'>,
): Promise<KeyGrant[]> {
  const admitted: KeyGrant[] = [];
  for (const [index, { accountId, armoredMessage }] of grants.entries()) {
    const memberKey = memberKeys.get(accountId);
    if (!memberKey) throw new AppError('GRANT_RECIPIENTS_DIFFER');
    const path = `body.grants.${index}.armoredMessage`;
    admitted.push(await admitGrant({ ...shared, accountId, armoredMessage }, memberKey, path));
  }
  return admitted;
}
