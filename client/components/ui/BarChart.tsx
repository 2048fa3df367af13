import type { ReactNode } from 'react';
import './BarChart.css';
import { chartColumns, type BarChartData } from './chart-data.ts';
import { Disclosure } from './Disclosure.tsx';
import { HorizontalBars } from './HorizontalBars.tsx';
import { PlainTable } from './PlainTable.tsx';
import { useWidth } from './use-width.ts';
import { VerticalBars } from './VerticalBars.tsx';

export type BarChartProps = BarChartData & {
  /** What the chart shows, in a sentence: its name for those who do not see it. */
  label: string;
  /** `horizontal` for kinds of things, `vertical` for hours and days. */
  orientation?: 'horizontal' | 'vertical' | undefined;
  /** "Show as table". */
  tableLabel: string;
  /** In the place of the table of the same figures, where there is more to say of each bar. */
  table?: ReactNode;
};

/** The same figures are always in a table below. */
export function BarChart(props: BarChartProps) {
  const { label, bars, orientation = 'horizontal', tableLabel, table } = props;
  const [frame, width] = useWidth();
  const Bars = orientation === 'horizontal' ? HorizontalBars : VerticalBars;
  return (
    <figure className="bar-chart">
      <div className="bar-chart-drawing" role="img" aria-label={label} ref={frame}>
        {width > 0 && <Bars bars={bars} width={width} />}
      </div>
      <Disclosure title={tableLabel}>
        {table ?? (
          <PlainTable
            caption={label}
            isCaptionHidden
            columns={chartColumns(props)}
            rows={bars}
            rowId={({ id }) => id}
          />
        )}
      </Disclosure>
    </figure>
  );
}
