import { MAX_KEYRING } from '../../../core/contracts/limits.ts';
import { AppError } from '../../platform/errors.ts';
import type { KeyringRepository, MemberKeyring, OrganisationKeyring } from './keyring.ts';

/** @throws AppError `VERSION_CONFLICT`, `KEY_IN_USE`, `KEYRING_FULL`: nothing was stored */
export async function storeKeyring<Stored extends MemberKeyring | OrganisationKeyring>(
  keyrings: KeyringRepository<Stored>,
  keyring: Stored,
  expectedVersion: number,
): Promise<Stored> {
  if (JSON.stringify(keyring).length > MAX_KEYRING) throw new AppError('KEYRING_FULL');
  switch (await keyrings.store(keyring, expectedVersion)) {
    case 'stored':
      return keyring;
    case 'conflict':
      throw new AppError('VERSION_CONFLICT');
    case 'taken':
      throw new AppError('KEY_IN_USE');
  }
}
