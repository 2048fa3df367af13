import type { z } from 'zod';
import type {
  RequestStatistics,
  RequestStatisticsQuery,
} from '../../../../core/contracts/request-statistics.ts';
import type { Principal } from '../../../platform/principal.ts';
import { daysAfter } from '../days.ts';
import type { Holdings } from '../holdings.ts';
import type { RequestRepository } from '../request.ts';
import { createStatistics } from './statistics.ts';

type Dependencies = {
  readonly requests: Pick<RequestRepository, 'sentRows'>;
  readonly holdings: Holdings;
};

export function createStatisticsService({ requests, holdings }: Dependencies) {
  return {
    /** Of the own organisation's requests, from no content at all. */
    async read(
      { organisationId }: Principal,
      { side, from, to }: z.infer<typeof RequestStatisticsQuery>,
    ): Promise<RequestStatistics> {
      const of = { side, organisationId };
      const rows = await holdings.seen(of, await requests.sentRows(of, from, daysAfter(to, 1)));
      return createStatistics(rows, ({ requester, addresseeOrganisationId }) =>
        side === 'requester' ? addresseeOrganisationId : requester.organisationId,
      );
    },
  };
}
export type StatisticsService = ReturnType<typeof createStatisticsService>;
