import {
  MemberKeyBackupResponse,
  MemberKeyParams,
  MemberKeyResponse,
  MemberKeysResponse,
  PublishMemberKeyRequest,
} from '../../../core/contracts/keys.ts';
import { MAX_KEY_JSON_BODY } from '../../../core/contracts/limits.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import { keyObject, keyProblems } from './key-endpoints.ts';
import type { MemberKeyring } from './keyring.ts';
import type { MemberKeyService } from './member-key.service.ts';

export function memberKeyEndpoints(service: MemberKeyService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'put',
      path: '/account/key',
      summary:
        'Publish the own key, in place of the one before; its locked private part may be kept here',
      access: contentRoles,
      audit: { action: 'member-key.publish', durability: 'witnessed' },
      input: { body: PublishMemberKeyRequest, bodyLimit: MAX_KEY_JSON_BODY },
      status: 200,
      output: MemberKeyResponse,
      problems: [...keyProblems, 'KEY_NOT_LOCKED', 'KEY_FINGERPRINT_MISMATCH', 'VERSION_CONFLICT'],
      handle: async ({ body }, { principal, describe }) => {
        const keyring = await service.publish(principal, body);
        describe(keyObject(keyring.current, principal.organisationId));
        return present(keyring);
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/account/key',
      summary: 'Read the own key',
      access: contentRoles,
      audit: { action: 'member-key.read' },
      input: {},
      status: 200,
      output: MemberKeyResponse,
      problems: ['NO_KEY'],
      handle: async (_input, { principal, describe }) => {
        const keyring = await service.get(principal.accountId);
        describe(keyObject(keyring.current, principal.organisationId));
        return present(keyring);
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/account/key/backup',
      summary: 'Fetch the own locked private key',
      access: contentRoles,
      audit: { action: 'member-key.read-backup' },
      input: {},
      status: 200,
      output: MemberKeyBackupResponse,
      problems: ['NO_KEY'],
      handle: async (_input, { principal, describe }) => {
        const { key, armoredLockedPrivateKey } = await service.getBackup(principal);
        describe(keyObject(key, principal.organisationId));
        return { fingerprint: key.fingerprint, armoredLockedPrivateKey };
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/members/:accountId/keys',
      summary: "Read a member's public keys, superseded ones included, to verify what they signed",
      access: 'session',
      audit: { action: 'member-key.read', object: { type: 'account', param: 'accountId' } },
      input: { params: MemberKeyParams },
      status: 200,
      output: MemberKeysResponse,
      problems: ['NO_KEY'],
      handle: async ({ params }) => {
        const { current, superseded } = await service.get(params.accountId);
        return { accountId: params.accountId, current, superseded: [...superseded] };
      },
    }),
  ];
}

function present({ id, version, current, armoredLockedPrivateKey }: MemberKeyring) {
  return {
    accountId: id,
    version,
    key: current,
    hasBackup: armoredLockedPrivateKey !== undefined,
  };
}
