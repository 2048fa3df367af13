import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CreateOrganisationRequest,
  OrganisationResponse,
} from '../../../../core/contracts/organisations.ts';
import type { OrganisationKind } from '../../../../core/contracts/vocabulary.ts';
import { portal } from '../../../lib/portal.ts';

export type Entered = {
  readonly kind: OrganisationKind | null;
  readonly name: string;
  readonly country: string | null;
  readonly gnupgCompatible: boolean;
};
export type FieldName = 'kind' | 'name' | 'country';

const NOTHING: Entered = { kind: null, name: '', country: null, gnupgCompatible: false };
const FIELDS: readonly FieldName[] = ['kind', 'name', 'country'];

export function useNewOrganisation(onAdmitted: (organisation: OrganisationResponse) => void) {
  const [entered, setEntered] = useState(NOTHING);
  const [attempt, setAttempt] = useState<readonly FieldName[]>([]);
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: (body: CreateOrganisationRequest) =>
      portal.call(OrganisationResponse, '/organisations', { method: 'POST', body }),
    onSuccess: (organisation) => {
      void queryClient.invalidateQueries({ queryKey: ['organisations'] });
      onAdmitted(organisation);
    },
  });
  const request = CreateOrganisationRequest.safeParse(requestOf(entered));
  const unfit = FIELDS.filter((field) =>
    request.error?.issues.some(({ path: [at] }) => at === field),
  );
  return {
    entered,
    change: (changed: Partial<Entered>) => {
      setEntered((before) => ({ ...before, ...changed }));
    },
    /** Of the last attempt, as far as it is not mended yet. */
    unfit: attempt.filter((field) => unfit.includes(field)),
    attempt,
    submit: () => {
      setAttempt(unfit);
      if (request.success) mutate(request.data);
    },
    isPending,
    error,
  };
}

/** Only a State has a country; one that was chosen before is kept in the form, and not sent. */
function requestOf({ kind, country, ...rest }: Entered) {
  return { ...rest, kind, ...(kind === 'state' && country !== null && { country }) };
}
