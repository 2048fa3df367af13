import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { OrganisationResponse } from '../../core/contracts/organisations.ts';
import { SessionResponse } from '../../core/contracts/sessions.ts';
import { SignedInContext, type SignedIn } from '../hooks/use-signed-in.ts';
import { portal } from '../lib/portal.ts';
import { FailedPage } from './FailedPage.tsx';

/** Where to sign in, and to come back to afterwards. */
export function signInAddress(): string {
  return `/sign-in#next=${encodeURIComponent(location.pathname + location.search)}`;
}

async function findSignedIn() {
  const session = await portal.call(SessionResponse, '/session');
  if (session.status !== 'signed-in' || !session.account) {
    location.replace(signInAddress());
    return null;
  }
  const path = `/organisations/${session.account.organisationId}`;
  const organisation = await portal.call(OrganisationResponse, path);
  return { member: session.account, organisation, demonstration: session.demonstration ?? false };
}

function leave(): void {
  location.assign(signInAddress());
}

async function signOut(): Promise<void> {
  await portal.command('/session', { method: 'DELETE' });
  location.assign('/sign-in');
}

/** Shows its children to who is signed in; everybody else is sent to sign in first. */
export function SessionGate({ children }: { children: ReactNode }) {
  const query = useQuery({
    queryKey: ['signed-in'],
    queryFn: findSignedIn,
    staleTime: Infinity,
  });
  const { data } = query;
  const signedIn = useMemo<SignedIn | undefined>(
    () => (data ? { ...data, signOut, leave } : undefined),
    [data],
  );
  if (query.error) return <FailedPage error={query.error} retry={() => void query.refetch()} />;
  if (!signedIn) return null;
  return <SignedInContext value={signedIn}>{children}</SignedInContext>;
}
