import type { Column } from './column.ts';

export type Bar = {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** `value` as the reader's language writes it. */
  readonly valueText: string;
  /** Stands out in the chart; `markLabel` says in the table that it does, and why. */
  readonly isMarked?: boolean | undefined;
};

export type BarChartData = {
  readonly bars: readonly Bar[];
  /** Headings of the table. */
  readonly categoryLabel: string;
  readonly valueLabel: string;
  /** Needed when some bars are marked. */
  readonly markLabel?: string | undefined;
};

export function chartColumns(data: BarChartData): readonly Column<Bar>[] {
  const { categoryLabel, valueLabel, markLabel, bars } = data;
  const columns: Column<Bar>[] = [
    { id: 'category', label: categoryLabel, isRowHeader: true, render: ({ label }) => label },
    { id: 'value', label: valueLabel, align: 'end', render: ({ valueText }) => valueText },
  ];
  if (markLabel && bars.some(({ isMarked }) => isMarked)) {
    columns.push({
      id: 'mark',
      label: markLabel,
      render: ({ isMarked }) => (isMarked ? markLabel : ''),
    });
  }
  return columns;
}

/** Largest value of the bars; at least 1, so that a chart of nothing has a scale. */
export function greatest(bars: readonly Bar[]): number {
  return Math.max(1, ...bars.map(({ value }) => value));
}
