import { useQuery } from '@tanstack/react-query';
import { MemberKeysResponse, OrganisationKeysResponse } from '../../../core/contracts/keys.ts';
import { portal } from '../../lib/portal.ts';

type Key = { readonly fingerprint: string; readonly armoredPublicKey: string };
export type KeyOwner = { readonly kind: 'organisation' | 'member'; readonly id: string };

/** Fingerprints of all keys of an owner, by what the log knows of them: their SHA-256. */
export function useKeysByDigest({ kind, id }: KeyOwner) {
  return useQuery({
    queryKey: ['keys-by-digest', kind, id],
    queryFn: async () => {
      const keys = await (kind === 'organisation' ? ofOrganisation(id) : ofMember(id));
      return new Map(await Promise.all(keys.map(byDigest)));
    },
    staleTime: Infinity,
  });
}

async function ofOrganisation(id: string): Promise<Key[]> {
  const path = `/organisations/${id}/keys`;
  const { current, previous } = await portal.call(OrganisationKeysResponse, path);
  return [...(current ? [current] : []), ...previous];
}

async function ofMember(id: string): Promise<Key[]> {
  const { current, superseded } = await portal.call(MemberKeysResponse, `/members/${id}/keys`);
  return [current, ...superseded];
}

async function byDigest({ fingerprint, armoredPublicKey }: Key): Promise<[string, string]> {
  const bytes = new TextEncoder().encode(armoredPublicKey);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''), fingerprint];
}
