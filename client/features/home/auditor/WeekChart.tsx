import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessLogActivity } from '../../../../core/contracts/access-log-activity.ts';
import { BarChart } from '../../../components/ui/BarChart.tsx';

/** Acts on each day, the days being those of UTC. */
export function WeekChart({ days }: { readonly days: AccessLogActivity['items'] }) {
  const { t, i18n } = useTranslation('home');
  const bars = useMemo(() => {
    const day = new Intl.DateTimeFormat(i18n.language, {
      timeZone: 'UTC',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    });
    const number = new Intl.NumberFormat(i18n.language);
    return days.map(({ start, count }) => ({
      id: start,
      label: day.format(new Date(start)),
      value: count,
      valueText: number.format(count),
    }));
  }, [days, i18n.language]);
  return (
    <BarChart
      label={t('auditor.week.label')}
      bars={bars}
      categoryLabel={t('auditor.week.day')}
      valueLabel={t('auditor.week.acts')}
      tableLabel={t('auditor.week.asTable')}
    />
  );
}
