import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar as BarShape } from '@visx/shape';
import { useLocale } from 'react-aria-components/I18nProvider';
import { greatest, type Bar } from './chart-data.ts';

const ROW = 32;
const GAP = 8;
const VALUE_SPACE = 56;
const LABEL_SHARE = 0.34;
const WIDEST_LABEL = 190;

/** Labels are text beside the bars, so that a language with long words does not overlap them. */
export function HorizontalBars({ bars, width }: { bars: readonly Bar[]; width: number }) {
  const isMirrored = useLocale().direction === 'rtl';
  const start = Math.min(WIDEST_LABEL, width * LABEL_SHARE);
  const along = scaleLinear({
    domain: [0, greatest(bars)],
    range: [0, width - start - VALUE_SPACE],
  });
  const across = scaleBand({ domain: bars.map(({ id }) => id), range: [0, bars.length * ROW] });
  const place = (x: number) => (isMirrored ? width - x : x);
  return (
    <svg width={width} height={bars.length * ROW} aria-hidden="true">
      {bars.map(({ id, label, value, valueText, isMarked }) => {
        const length = Math.max(1, along(value));
        const top = across(id) ?? 0;
        return (
          <g key={id} data-marked={isMarked === true || undefined}>
            <text x={place(start - GAP)} y={top + ROW / 2} textAnchor="end">
              {label}
            </text>
            <BarShape
              className="bar-chart-bar"
              x={isMirrored ? width - start - length : start}
              y={top + ROW / 4}
              width={length}
              height={ROW / 2}
              rx={2}
            />
            <text x={place(start + length + GAP)} y={top + ROW / 2} textAnchor="start">
              {valueText}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
