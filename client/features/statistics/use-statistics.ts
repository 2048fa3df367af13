import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { RequestStatistics } from '../../../core/contracts/request-statistics.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';
import { placeOf, type StatisticsPlace } from './place.ts';

export function useStatisticsPlace() {
  const [search, setSearch] = useSearchParams();
  const [now] = useState(() => new Date());
  const { member } = useSignedIn();
  const usualSide = member.role === 'court-focal-point' ? 'requester' : 'addressee';
  const place = placeOf(search, { now, usualSide });
  return {
    place,
    go: (change: Partial<StatisticsPlace>): void => {
      setSearch(new URLSearchParams({ ...place, ...change }));
    },
  };
}

/** Of the own organisation's requests; the portal needs no content for any of it. */
export function useStatistics(query: StatisticsPlace) {
  return useQuery({
    queryKey: ['requests', 'statistics', query],
    queryFn: () => portal.call(RequestStatistics, '/requests/statistics', { query }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
