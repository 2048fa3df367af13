import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar as BarShape } from '@visx/shape';
import { useLocale } from 'react-aria-components/I18nProvider';
import { greatest, type Bar } from './chart-data.ts';

const HEIGHT = 160;
const MARGIN = { top: 8, bottom: 28 };
const DIGIT_WIDTH = 9;
const LETTER_WIDTH = 7;
const LABEL_GAP = 16;
const TICKS = 3;
const INNER = HEIGHT - MARGIN.top - MARGIN.bottom;

/** Time runs in the direction of reading. */
export function VerticalBars({ bars, width }: { bars: readonly Bar[]; width: number }) {
  const { direction, locale } = useLocale();
  const isMirrored = direction === 'rtl';
  const along = scaleLinear({ domain: [0, greatest(bars)], range: [INNER, 0], nice: true });
  const side = DIGIT_WIDTH * (longestOf(along.ticks(TICKS), locale) + 1);
  const inner = width - side;
  const across = scaleBand({
    domain: bars.map(({ id }) => id),
    range: isMirrored ? [inner, 0] : [side, width],
    padding: 0.2,
  });
  const labels = new Map(bars.map(({ id, label }) => [id, label]));
  const longest = Math.max(0, ...bars.map(({ label }) => label.length));
  const needed = Math.ceil((longest * LETTER_WIDTH + LABEL_GAP) / across.step());
  // A label begins at its bar, so that the first is not cut off; the last ones have no room for theirs.
  const isLabelled = (index: number) => index % needed === 0 && index + needed <= bars.length;
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true">
      <g transform={`translate(0 ${MARGIN.top})`}>
        <AxisLeft
          scale={along}
          left={isMirrored ? inner : side}
          numTicks={TICKS}
          hideTicks
          hideAxisLine
          tickFormat={(value) => value.toLocaleString(locale)}
          {...(isMirrored && { tickTransform: 'translate(16 0)' })}
        />
        {bars.map(({ id, value, isMarked }) => (
          <g key={id} data-marked={isMarked === true || undefined}>
            <BarShape
              className="bar-chart-bar"
              x={across(id) ?? 0}
              y={along(value)}
              width={across.bandwidth()}
              height={INNER - along(value)}
            />
          </g>
        ))}
        <AxisBottom
          scale={across}
          top={INNER}
          hideTicks
          tickValues={bars.map(({ id }) => id).filter((_, index) => isLabelled(index))}
          tickLabelProps={{
            textAnchor: 'start',
            dx: ((isMirrored ? 1 : -1) * across.bandwidth()) / 2,
          }}
          tickFormat={(id) => labels.get(id) ?? ''}
        />
      </g>
    </svg>
  );
}

/** In characters. */
function longestOf(values: readonly number[], locale: string): number {
  return Math.max(0, ...values.map((value) => value.toLocaleString(locale).length));
}
