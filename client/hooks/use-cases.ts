import { useQuery } from '@tanstack/react-query';
import { CasePage, type CaseResponse } from '../../core/contracts/cases.ts';
import { listAll } from '../../core/exchange/pages.ts';
import { portal } from '../lib/portal.ts';

export type CasesById = ReadonlyMap<string, CaseResponse>;

const MINUTE_MS = 60_000;

/** Every case that the own organisation takes part in, closed ones too, by identifier: lists name them. */
export function useCases() {
  return useQuery({
    queryKey: ['cases', 'by-id'],
    queryFn: async (): Promise<CasesById> => {
      const cases = await listAll(portal, CasePage, '/cases');
      return new Map(cases.map((one) => [one.id, one]));
    },
    staleTime: 5 * MINUTE_MS,
  });
}
