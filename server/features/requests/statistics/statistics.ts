import {
  responseTimeClasses,
  type RequestStatistics,
} from '../../../../core/contracts/request-statistics.ts';
import { RequestState } from '../../../../core/contracts/request-transitions.ts';
import { isPartNine } from '../../../../core/contracts/requests.ts';
import { Measure } from '../../../../core/contracts/vocabulary.ts';
import { dayOf, daysBetween } from '../days.ts';
import type { SentRow } from '../request.ts';
import { suppress } from './suppression.ts';

type Answered = { readonly row: SentRow; readonly days: number; readonly isLate: boolean };

/** What an organisation's requests come to; `otherSideOf` names whom each was sent to, or came from. */
export function createStatistics(
  rows: readonly SentRow[],
  otherSideOf: (row: SentRow) => string,
): RequestStatistics {
  const answered = rows.flatMap(answeredOf);
  const ofPartNine = rows.filter(isPartNine).length;
  const [partNine = 0, others = 0] = suppress([ofPartNine, rows.length - ofPartNine]);
  const organisations = [...new Set(rows.map(otherSideOf))].toSorted();
  const byMeasure = timesOf(
    Measure.options.map((measure) => answered.filter(({ row }) => row.measure === measure)),
  );
  const byOrganisation = timesOf(
    organisations.map((id) => answered.filter(({ row }) => otherSideOf(row) === id)),
  );
  return {
    pipeline: RequestState.options
      .filter((state) => state !== 'draft')
      .map((state) => ({ state, count: rows.filter((row) => row.state === state).length })),
    partNine,
    others,
    distribution: distributionOf(answered),
    byMeasure: Measure.options.map((measure, index) => ({ measure, ...at(byMeasure, index) })),
    byOrganisation: organisations.map((organisationId, index) => ({
      organisationId,
      ...at(byOrganisation, index),
    })),
  };
}

function answeredOf(row: SentRow): Answered[] {
  const { sentAt, answeredAt, responseTarget } = row;
  if (answeredAt === undefined) return [];
  const isLate = dayOf(new Date(answeredAt)) > responseTarget;
  return [{ row, days: daysBetween(sentAt, answeredAt), isLate }];
}

/** A request sent and answered in the same instant is of the first class. */
function distributionOf(answered: readonly Answered[]): RequestStatistics['distribution'] {
  const ends = [...responseTimeClasses, Number.POSITIVE_INFINITY];
  const counts = ends.map((end, index) => {
    const beginning = ends[index - 1] ?? -1;
    return answered.filter(({ days }) => days > beginning && days <= end).length;
  });
  return suppress(counts).map((count, index) => {
    const upToDays = responseTimeClasses[index];
    return { ...(upToDays !== undefined && { upToDays }), count };
  });
}

type Times = Pick<RequestStatistics['byMeasure'][number], 'answered' | 'medianDays' | 'late'>;

/** One row of a table for each group; each column is withheld for itself. */
function timesOf(groups: readonly (readonly Answered[])[]): Times[] {
  const sizes = groups.map((group) => group.length);
  const answered = suppress(sizes);
  const late = suppress(
    groups.map((group) => group.filter(({ isLate }) => isLate).length),
    sizes,
  );
  return groups.map((group, index) => {
    const count = answered[index] ?? 0;
    const isTold = count !== 'withheld' && count > 0;
    return {
      answered: count,
      ...(isTold && { medianDays: medianOf(group.map(({ days }) => days)) }),
      late: late[index] ?? 0,
    };
  });
}

/** Of an even number the greater of the two in the middle: whole days, and never a day that nobody waited. */
function medianOf(days: readonly number[]): number {
  return days.toSorted((one, other) => one - other)[Math.floor(days.length / 2)] ?? 0;
}

function at(times: readonly Times[], index: number): Times {
  return times[index] ?? { answered: 0, late: 0 };
}
