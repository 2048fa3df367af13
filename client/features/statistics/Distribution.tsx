import { useTranslation } from 'react-i18next';
import type { RequestStatistics } from '../../../core/contracts/request-statistics.ts';
import { BarChart } from '../../components/ui/BarChart.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { spansOf } from './spans.ts';
import { useFigures } from './use-figures.ts';

type DistributionProps = { readonly distribution: RequestStatistics['distribution'] };

/** How many answers took how long: a mean would hide the few that took a year. */
export function Distribution({ distribution }: DistributionProps) {
  const { t } = useTranslation('statistics');
  const { bar } = useFigures();
  const isEmpty = distribution.every(({ count }) => count === 0);
  return (
    <Card title={t('times.title')}>
      {isEmpty ? (
        <p className="muted">{t('times.none')}</p>
      ) : (
        <BarChart
          label={t('times.label')}
          bars={spansOf(distribution).map(({ id, key, from, to, count }) =>
            bar(id, t(`times.${key}`, { from, to }), count),
          )}
          categoryLabel={t('times.span')}
          valueLabel={t('times.answers')}
          tableLabel={t('asTable')}
        />
      )}
      <p className="muted small">{t('times.counted')}</p>
    </Card>
  );
}
