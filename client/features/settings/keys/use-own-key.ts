import { useQuery } from '@tanstack/react-query';
import { MemberKeyResponse } from '../../../../core/contracts/keys.ts';
import { useKeys } from '../../../hooks/use-keys.ts';
import { portal } from '../../../lib/portal.ts';
import { SessionError } from '../../../session/session-error.ts';

/** What the bytes of the own key say, and whether the portal keeps its locked part. */
export function useOwnKey(fingerprint: string) {
  const keys = useKeys();
  return useQuery({
    queryKey: ['own-key', fingerprint],
    queryFn: async () => {
      const { key, hasBackup } = await portal.call(MemberKeyResponse, '/account/key');
      const facts = await keys.worker().inspectKey(key.armoredPublicKey);
      if (facts.fingerprint !== fingerprint) throw new SessionError('fingerprint-mismatch');
      return { facts, hasBackup };
    },
  });
}
