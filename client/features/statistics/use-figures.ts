import { useTranslation } from 'react-i18next';
import type { SuppressedCount } from '../../../core/contracts/request-statistics.ts';
import type { Bar } from '../../components/ui/chart-data.ts';

/** Writes counts; one that is not told is said so in words, and has no length in a chart. */
export function useFigures() {
  const { t, i18n } = useTranslation('statistics');
  const number = new Intl.NumberFormat(i18n.language);
  const written = (count: SuppressedCount) =>
    count === 'withheld' ? t('withheld') : number.format(count);
  return {
    written,
    days: (count: number) => t('days', { count }),
    bar: (id: string, label: string, count: SuppressedCount): Bar => ({
      id,
      label,
      value: count === 'withheld' ? 0 : count,
      valueText: written(count),
    }),
  };
}
