import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { LOG_STANDING } from '../../../components/log/use-log-standing.ts';
import { useWorkplace, type Workplace } from '../../../hooks/use-keys.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { createLogAudit } from '../../../session/log-audit.ts';
import { createLogTrust } from '../../../session/log-trust.ts';
import { createLogVerification, type LogVerifier } from '../../../session/log-verification.ts';

/** They live as long as the window: going from page to page does not touch them. */
const verifiers = new WeakMap<Workplace, LogVerifier>();

export function useVerifier() {
  const { member } = useSignedIn();
  const workplace = useWorkplace();
  const queryClient = useQueryClient();
  const verifier = verifiers.get(workplace) ?? create(member.id, queryClient);
  verifiers.set(workplace, verifier);
  const state = useSyncExternalStore(verifier.subscribe, verifier.getSnapshot);
  return { verifier, state };
}

function create(accountId: string, queryClient: QueryClient): LogVerifier {
  return createLogVerification({
    trust: createLogTrust(accountId),
    audit: createLogAudit(accountId),
    onLearnt: () => {
      void queryClient.invalidateQueries({ queryKey: [LOG_STANDING] });
    },
  });
}
