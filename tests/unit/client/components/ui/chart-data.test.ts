import { describe, expect, it } from '@jest/globals';
import {
  chartColumns,
  greatest,
  type Bar,
} from '../../../../../client/components/ui/chart-data.ts';

const quiet: Bar = { id: '02', label: '02:00', value: 3, valueText: '3' };
const marked: Bar = { id: '03', label: '03:00', value: 1041, valueText: '1 041', isMarked: true };
const words = { categoryLabel: 'Hour', valueLabel: 'Acts', markLabel: 'Off hours' };

describe('the table of a chart', () => {
  it('has no column of marks when no bar is marked', () => {
    const columns = chartColumns({ ...words, bars: [quiet] });

    expect(columns.map(({ id }) => id)).toEqual(['category', 'value']);
  });

  it('says in words which bars stand out', () => {
    const columns = chartColumns({ ...words, bars: [quiet, marked] });

    expect(
      columns.map((column) => [column.label, column.render(quiet), column.render(marked)]),
    ).toEqual([
      ['Hour', '02:00', '03:00'],
      ['Acts', '3', '1 041'],
      ['Off hours', '', 'Off hours'],
    ]);
  });
});

describe('the scale of a chart', () => {
  it('has a length when everything is nought, or there is nothing', () => {
    expect(greatest([])).toBe(1);
    expect(greatest([{ ...quiet, value: 0 }])).toBe(1);
  });

  it('ends at the greatest value', () => {
    expect(greatest([quiet, marked])).toBe(1041);
  });
});
