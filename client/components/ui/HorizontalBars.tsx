import { scaleLinear } from '@visx/scale';
import { Bar as BarShape } from '@visx/shape';
import { useLocale } from 'react-aria-components/I18nProvider';
import { greatest, type Bar } from './chart-data.ts';

const BAR = 16;
const GAP = 8;
const VALUE_SPACE = 56;
/** Labels stand before the bars where there is room for long words, above them where there is not. */
const BESIDE = { row: 32, labels: 200, center: 16 };
const ABOVE = { row: 48, labels: 0, center: 34 };
const NARROW = 480;
/** Characters that surely fit beside the bars. */
const LONGEST_BESIDE = 24;

export function HorizontalBars({ bars, width }: { bars: readonly Bar[]; width: number }) {
  const isMirrored = useLocale().direction === 'rtl';
  const isBesideTooNarrow =
    width < NARROW || bars.some(({ label }) => label.length > LONGEST_BESIDE);
  const { row, labels, center } = isBesideTooNarrow ? ABOVE : BESIDE;
  const isBeside = labels > 0;
  const along = scaleLinear({
    domain: [0, greatest(bars)],
    range: [1, width - labels - VALUE_SPACE],
  });
  const place = (x: number) => (isMirrored ? width - x : x);
  const before = isMirrored ? 'start' : 'end';
  const after = isMirrored ? 'end' : 'start';
  return (
    <svg width={width} height={bars.length * row} aria-hidden="true">
      {bars.map(({ id, label, value, valueText, isMarked }, index) => {
        const length = along(value);
        const middle = index * row + center;
        return (
          <g key={id} data-marked={isMarked === true || undefined}>
            <text
              x={place(isBeside ? labels - GAP : 0)}
              y={isBeside ? middle : middle - BAR - 2}
              textAnchor={isBeside ? before : after}
            >
              {label}
            </text>
            <BarShape
              className="bar-chart-bar"
              x={isMirrored ? width - labels - length : labels}
              y={middle - BAR / 2}
              width={length}
              height={BAR}
              rx={2}
            />
            <text x={place(labels + length + GAP)} y={middle} textAnchor={after}>
              {valueText}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
