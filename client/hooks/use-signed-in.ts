import { createContext, use } from 'react';
import type { MemberResponse } from '../../core/contracts/accounts.ts';
import type { OrganisationResponse } from '../../core/contracts/organisations.ts';

/** Who is signed in, and for which organisation. */
export type SignedIn = {
  readonly member: MemberResponse;
  readonly organisation: OrganisationResponse;
  readonly demonstration: boolean;
  /** Ends the session in the portal; the keys of this window are forgotten by then. */
  readonly signOut: () => Promise<void>;
  /** Goes to sign in again, and comes back to this page afterwards. */
  readonly leave: () => void;
};

export const SignedInContext = createContext<SignedIn | undefined>(undefined);

export function useSignedIn(): SignedIn {
  const signedIn = use(SignedInContext);
  if (!signedIn) throw new Error('this page is shown only to who is signed in');
  return signedIn;
}
