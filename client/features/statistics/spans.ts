import type { RequestStatistics } from '../../../core/contracts/request-statistics.ts';

type Class = RequestStatistics['distribution'][number];

/** A class of answers by the days they took, `from` and `to` both included. */
export type Span = Pick<Class, 'count'> & {
  readonly id: string;
  readonly key: 'upTo' | 'between' | 'over';
  readonly from: number;
  readonly to: number;
};

/** The portal names where each class ends; it begins a day after the one before. */
export function spansOf(distribution: readonly Class[]): Span[] {
  return distribution.map(({ upToDays, count }, index) => {
    const before = distribution[index - 1]?.upToDays ?? 0;
    if (upToDays === undefined) return { id: 'over', key: 'over', from: before, to: 0, count };
    const key = index === 0 ? 'upTo' : 'between';
    return { id: String(upToDays), key, from: before + 1, to: upToDays, count };
  });
}
