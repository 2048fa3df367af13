import { useState } from 'react';
import {
  EmailAddress,
  IssuedInvitationResponse,
  type CreateInvitationRequest,
} from '../../../../core/contracts/accounts.ts';
import { useAct } from '../../../hooks/use-act.ts';
import { portal } from '../../../lib/portal.ts';
import { useRenewal } from '../use-renewal.ts';

/** An invitation that was just made: its link is nowhere else, and gone with the page. */
export type Issued = { readonly email: string; readonly token: string | undefined };

export function isEmailAddress(text: string): boolean {
  return EmailAddress.safeParse(text.trim()).success;
}

export function useInvite() {
  const renew = useRenewal();
  const [issued, setIssued] = useState<Issued>();
  const act = useAct(async (body: CreateInvitationRequest) => {
    const { email, token } = await portal.call(IssuedInvitationResponse, '/invitations', {
      method: 'POST',
      body,
    });
    setIssued({ email, token });
    void renew();
  });
  return {
    ...act,
    issued,
    finish: () => {
      setIssued(undefined);
    },
  };
}
