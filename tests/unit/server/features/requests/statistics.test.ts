import { describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { SentRow } from '../../../../../server/features/requests/request.ts';
import { createStatistics } from '../../../../../server/features/requests/statistics/statistics.ts';
import { aRequest } from '../../../../support/builders.ts';

const SENT = '2026-03-01T10:00:00.000Z';

function daysLater(days: number): string {
  return new Date(Date.parse(SENT) + days * 86_400_000).toISOString();
}

/** So many requests of one kind; `days`: after how many each was answered. */
function rows(count: number, { days, ...more }: Partial<SentRow> & { days?: number } = {}) {
  return Array.from({ length: count }, (): SentRow => ({
    ...aRequest({ state: days === undefined ? 'sent' : 'executed', responseTarget: '2026-03-31' }),
    sentAt: SENT,
    ...(days !== undefined && { answeredAt: daysLater(days) }),
    ...more,
  }));
}
const statisticsOf = (all: readonly SentRow[]) =>
  createStatistics(all, ({ addresseeOrganisationId }) => addresseeOrganisationId);

describe('the statistics of requests', () => {
  it('are empty where nothing was sent, class by class and measure by measure', () => {
    const { pipeline, distribution, byMeasure, byOrganisation } = statisticsOf([]);

    expect(pipeline.map(({ count }) => count)).toEqual(Array.from({ length: 10 }, () => 0));
    expect(distribution).toHaveLength(7);
    expect(byMeasure).toHaveLength(8);
    expect([...distribution.map(({ count }) => count)].every((count) => count === 0)).toBe(true);
    expect(byOrganisation).toEqual([]);
  });

  it('count formal requests of the Court apart from all others', () => {
    const { partNine, others } = statisticsOf([
      ...rows(6),
      ...rows(7, { formality: 'informal' }),
      ...rows(8, { flow: 'state-to-state' }),
    ]);

    expect([partNine, others]).toEqual([6, 15]);
  });

  it('withhold both counts where the smaller one could be subtracted from the pipeline', () => {
    const { pipeline, partNine, others } = statisticsOf([
      ...rows(2),
      ...rows(30, { formality: 'informal' }),
    ]);

    expect(pipeline).toContainEqual({ state: 'sent', count: 32 });
    expect([partNine, others]).toEqual(['withheld', 'withheld']);
  });

  it('put each answer in the class of its days, rounded up', () => {
    const { distribution } = statisticsOf([
      ...rows(5, { days: 0 }),
      ...rows(5, { days: 7 }),
      ...rows(6, { days: 7.001 }),
      ...rows(7, { days: 180 }),
      ...rows(8, { days: 181 }),
    ]);

    expect(distribution).toEqual([
      { upToDays: 7, count: 10 },
      { upToDays: 14, count: 6 },
      { upToDays: 30, count: 0 },
      { upToDays: 60, count: 0 },
      { upToDays: 90, count: 0 },
      { upToDays: 180, count: 7 },
      { count: 8 },
    ]);
  });

  it('tell by measure how many were answered, in how many days, and how many late', () => {
    const freeze = { measure: 'freeze' } as const;
    const { byMeasure } = statisticsOf([
      ...rows(5, { ...freeze, days: 2 }),
      ...rows(6, { ...freeze, days: 40 }),
      ...rows(9, { ...freeze }),
    ]);

    expect(byMeasure.find(({ measure }) => measure === 'freeze')).toEqual({
      measure: 'freeze',
      answered: 11,
      medianDays: 40,
      late: 6,
    });
    expect(byMeasure.find(({ measure }) => measure === 'trace')).toEqual({
      measure: 'trace',
      answered: 0,
      late: 0,
    });
  });

  it('count an answer on the day of the target as in time', () => {
    const inTime = rows(6, { days: 0, answeredAt: '2026-03-31T23:59:59.999Z' });
    const late = rows(7, { days: 0, answeredAt: '2026-04-01T00:00:00.000Z' });

    const { byMeasure } = statisticsOf([...inTime, ...late]);

    expect(byMeasure.find(({ measure }) => measure === 'trace')).toMatchObject({ late: 7 });
  });

  it('tell no median of a number that they withhold', () => {
    const { byMeasure } = statisticsOf([
      ...rows(3, { measure: 'freeze', days: 2 }),
      ...rows(9, { measure: 'trace', days: 2 }),
    ]);
    const told = byMeasure.filter(({ answered }) => answered !== 0);

    expect(told.map(({ measure, answered }) => [measure, answered])).toEqual([
      ['trace', 'withheld'],
      ['freeze', 'withheld'],
    ]);
    for (const row of told) expect(row).not.toHaveProperty('medianDays');
  });

  it('tell the same by the organisation on the other side', () => {
    const [one, other] = [uuid(), uuid()].toSorted();
    const { byOrganisation } = statisticsOf([
      ...rows(5, { addresseeOrganisationId: String(other), days: 3 }),
      ...rows(6, { addresseeOrganisationId: String(one) }),
    ]);

    expect(byOrganisation).toEqual([
      { organisationId: one, answered: 0, late: 0 },
      { organisationId: other, answered: 5, medianDays: 3, late: 0 },
    ]);
  });
});
