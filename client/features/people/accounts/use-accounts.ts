import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import {
  MemberPage,
  MemberState,
  type MemberResponse,
} from '../../../../core/contracts/accounts.ts';
import { Id } from '../../../../core/contracts/identifiers.ts';
import { Role } from '../../../../core/contracts/vocabulary.ts';
import { listAll } from '../../../../core/exchange/pages.ts';
import { portal } from '../../../lib/portal.ts';

/** What the address says of the list. What it says wrongly is left out. */
export type AccountFilter = {
  readonly organisationId: string | undefined;
  readonly role: Role | undefined;
  readonly state: MemberResponse['state'] | undefined;
  readonly cursor: string | undefined;
};

export function useAccountFilter() {
  const [parameters, setParameters] = useSearchParams();
  const filter: AccountFilter = {
    organisationId: Id.safeParse(parameters.get('organisation')).data,
    role: Role.safeParse(parameters.get('role')).data,
    state: MemberState.safeParse(parameters.get('state')).data,
    cursor: Id.safeParse(parameters.get('cursor')).data,
  };
  return {
    filter,
    /** Begins at the newest again: a cursor is of one list only. */
    narrow: (change: Partial<Omit<AccountFilter, 'cursor'>>): void => {
      setParameters(addressOf({ ...filter, ...change, cursor: undefined }));
    },
  };
}

export function addressOf({ organisationId, role, state, cursor }: AccountFilter): URLSearchParams {
  const entries = Object.entries({ organisation: organisationId, role, state, cursor });
  return new URLSearchParams(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Members of every organisation, newest first. */
export function useAccounts(filter: AccountFilter) {
  return useQuery({
    queryKey: ['members', 'accounts', filter],
    queryFn: () => portal.call(MemberPage, '/members', { query: filter }),
    placeholderData: keepPreviousData,
  });
}

/** Those for whom another role is proposed; the portal has no list of its own for them. */
export function useProposedRoles() {
  return useQuery({
    queryKey: ['members', 'proposed-roles'],
    queryFn: async () => {
      const now = new Date().toISOString();
      const members = await listAll(portal, MemberPage, '/members');
      return members.filter(({ proposedUntil }) => proposedUntil && proposedUntil > now);
    },
  });
}
