import type { ReactNode } from 'react';
import type { CaseResponse } from '../../../core/contracts/cases.ts';
import { useCases } from '../../hooks/use-cases.ts';
import { useOrganisations, type OrganisationsById } from '../../hooks/use-organisations.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';

type OpenCasesProps = {
  readonly loading: string;
  /** Shown where the own organisation takes part in no open case. */
  readonly none: ReactNode;
  readonly children: (
    cases: readonly CaseResponse[],
    organisations: OrganisationsById,
  ) => ReactNode;
};

/** The open cases that something new can belong to. */
export function OpenCases({ loading, none, children }: OpenCasesProps) {
  const cases = useCases();
  const organisations = useOrganisations();
  const failed = [cases, organisations].find(({ error }) => error);
  if (failed) {
    return (
      <ProblemNote
        error={failed.error}
        retry={() => void failed.refetch()}
        isRetrying={failed.isFetching}
      />
    );
  }
  if (!cases.data || !organisations.data) {
    return <Skeleton label={loading} rows={2} shape="card" />;
  }
  const open = [...cases.data.values()].filter(({ state }) => state === 'open');
  return open.length === 0 ? none : children(open, organisations.data);
}
