import { useQuery } from '@tanstack/react-query';
import { CasePage } from '../../../../core/contracts/cases.ts';
import { listAll } from '../../../../core/exchange/pages.ts';
import { portal } from '../../../lib/portal.ts';

/** Cases that the own organisation takes part in and that take new submissions. */
export function useOpenCases() {
  return useQuery({
    queryKey: ['cases', 'open'],
    queryFn: async () => {
      const cases = await listAll(portal, CasePage, '/cases');
      return cases.filter(({ state }) => state === 'open');
    },
  });
}
