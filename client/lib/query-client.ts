import { QueryClient } from '@tanstack/react-query';
import { ConnectionError, ProblemError } from '../../core/exchange/problem-error.ts';

const PATIENCE = 2;

/** Only what a second attempt can mend is tried again; nothing that the portal refused. */
export function createQueryClient({ onSignedOut }: { onSignedOut: () => void }): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => error instanceof ConnectionError && failures < PATIENCE,
      },
    },
  });
  const watch = ({ error }: { error: unknown }) => {
    if (error instanceof ProblemError && error.code === 'UNAUTHENTICATED') onSignedOut();
  };
  client.getQueryCache().subscribe(({ query }) => {
    watch(query.state);
  });
  client.getMutationCache().subscribe(({ mutation }) => {
    if (mutation) watch(mutation.state);
  });
  return client;
}
