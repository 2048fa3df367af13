import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useKeys, useWorkplace } from '../../hooks/use-keys.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { SessionError, type KeyFacts } from '../../session/index.ts';

export type Founding = {
  readonly status: 'idle' | 'pending' | 'done';
  readonly key: KeyFacts | undefined;
  readonly error: unknown;
  /** A colleague was quicker. */
  readonly wasFounded: boolean;
  readonly found: () => Promise<void>;
};

/** Makes the first key of the own organisation. */
export function useFounding(): Founding {
  const keys = useKeys();
  const { comparedKeys } = useWorkplace();
  const { organisation } = useSignedIn();
  const queryClient = useQueryClient();
  const [status, setStatus] = useState<Founding['status']>('idle');
  const [key, setKey] = useState<KeyFacts>();
  const [error, setError] = useState<unknown>();
  const [wasFounded, setWasFounded] = useState(false);

  async function found(): Promise<void> {
    setStatus('pending');
    setError(undefined);
    try {
      const made = await keys.worker().foundOrganisationKey();
      const { fingerprint } = made;
      const { id } = organisation;
      await comparedKeys.remember({ subject: 'organisation', id, fingerprint, how: 'made-here' });
      await queryClient.invalidateQueries({ queryKey: ['trust', 'organisation', id] });
      setKey(made);
      setStatus('done');
    } catch (reason) {
      setError(reason);
      setStatus('idle');
      if (!(reason instanceof SessionError) || reason.code !== 'VERSION_CONFLICT') return;
      setWasFounded(true);
      await keys.refresh().catch(() => undefined);
    }
  }
  return { status, key, error, wasFounded, found };
}
