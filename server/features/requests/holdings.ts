import { takesPart } from '../cases/index.ts';
import type { CaseFinder } from './request.access.ts';
import type { Holding } from './request.ts';

/** Knows of a case whether an organisation still sees what it holds there: what it issued stays its own. */
export function createHoldings({ cases }: { readonly cases: CaseFinder }) {
  async function sees({ side, organisationId }: Holding, caseId: string): Promise<boolean> {
    if (side === 'requester') return true;
    const courtCase = await cases.findCase(caseId);
    return courtCase !== undefined && takesPart(courtCase, organisationId);
  }

  return {
    /** Those of the items that are seen, in their order; each case is asked for once. */
    async seen<Item extends { readonly caseId: string }>(
      of: Holding,
      items: readonly Item[],
    ): Promise<Item[]> {
      const caseIds = [...new Set(items.map(({ caseId }) => caseId))];
      const answers = await Promise.all(caseIds.map((caseId) => sees(of, caseId)));
      const hidden = new Set(caseIds.filter((_, index) => !answers[index]));
      return items.filter(({ caseId }) => !hidden.has(caseId));
    },
  };
}
export type Holdings = ReturnType<typeof createHoldings>;
