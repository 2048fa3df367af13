import type { Endpoint } from '../../platform/http/endpoint.ts';
import { keyGrantEndpoints } from './grants/key-grant.router.ts';
import type { Keys } from './keys.ts';
import { memberKeyEndpoints } from './member-key.router.ts';
import { organisationKeyEndpoints } from './organisation-key.router.ts';

export function keyEndpoints({ memberKeys, organisationKeys, keyGrants }: Keys): Endpoint[] {
  return [
    ...memberKeyEndpoints(memberKeys),
    ...organisationKeyEndpoints(organisationKeys),
    ...keyGrantEndpoints(keyGrants),
  ];
}
