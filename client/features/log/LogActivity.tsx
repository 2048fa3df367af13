import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BarChart } from '../../components/ui/BarChart.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import type { LogFilter, Span } from './use-log-filter.ts';
import { intervalOf, useActivity } from './use-log.ts';

/** Some refusals are part of every day's work. */
const REMARKABLE = 0.1;

/** How much was done in each hour or day. Bars of which more than a tenth was refused stand out. */
export function LogActivity({ filter, span }: { filter: LogFilter; span: Span }) {
  const { t, i18n } = useTranslation('log');
  const { data, error } = useActivity(filter, span);
  const interval = intervalOf(span);
  const bars = useMemo(() => {
    const time = new Intl.DateTimeFormat(i18n.language, {
      timeZone: 'UTC',
      dateStyle: 'medium',
      ...(interval === 'hour' ? { timeStyle: 'short' } : {}),
    });
    const count = new Intl.NumberFormat(i18n.language);
    return data?.items.map((item) => ({
      id: item.start,
      label: time.format(new Date(item.start)),
      value: item.count,
      valueText: count.format(item.count),
      isMarked: item.refused > item.count * REMARKABLE,
    }));
  }, [data, interval, i18n.language]);
  // The list below says what failed; a chart without it would add nothing.
  if (error) return null;
  if (!bars) return <Skeleton label={t('activity.loading')} rows={1} shape="card" />;
  return (
    <BarChart
      label={t(`activity.${interval}`)}
      bars={bars}
      orientation="vertical"
      categoryLabel={t('activity.time')}
      valueLabel={t('activity.count')}
      markLabel={t('activity.refused')}
      tableLabel={t('activity.asTable')}
    />
  );
}
