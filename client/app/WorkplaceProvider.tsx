import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useSignedIn } from '../hooks/use-signed-in.ts';
import { WorkplaceContext, type Workplace } from '../hooks/use-keys.ts';
import { portal } from '../lib/portal.ts';
import {
  createComparedKeys,
  createDeposits,
  createDrafts,
  createKeys,
  createRequestDrafts,
  warnBeforeClosing,
} from '../session/index.ts';

/** Makes the workplace of who is signed in; it lives as long as the window. */
export function WorkplaceProvider({ children }: { children: ReactNode }) {
  const { member, leave } = useSignedIn();
  const queryClient = useQueryClient();
  const [workplace] = useState<Workplace>(() => {
    const keys = createKeys({ account: member, connection: portal, onSignedOut: leave });
    const { worker } = keys;
    const deposits = createDeposits({
      worker,
      onDone: ({ folder }) => {
        void queryClient.invalidateQueries({ queryKey: [`${folder.type}s`, folder.id] });
      },
    });
    return {
      keys,
      deposits,
      drafts: createDrafts({ accountId: member.id, worker }),
      requestDrafts: createRequestDrafts({ accountId: member.id, worker }),
      comparedKeys: createComparedKeys(member.id),
    };
  });
  useEffect(() => warnBeforeClosing(workplace.deposits), [workplace]);
  return <WorkplaceContext value={workplace}>{children}</WorkplaceContext>;
}
