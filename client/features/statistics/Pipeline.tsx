import { useTranslation } from 'react-i18next';
import type { RequestStatistics } from '../../../core/contracts/request-statistics.ts';
import type { RequestSide } from '../../../core/contracts/requests.ts';
import { BarChart } from '../../components/ui/BarChart.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Link } from '../../components/ui/Link.tsx';
import { useFigures } from './use-figures.ts';

type PipelineProps = {
  readonly pipeline: RequestStatistics['pipeline'];
  readonly side: RequestSide;
};

/** Where the requests stand that were sent in the chosen period. */
export function Pipeline({ pipeline, side }: PipelineProps) {
  const { t } = useTranslation(['statistics', 'vocabulary']);
  const { bar } = useFigures();
  const isEmpty = pipeline.every(({ count }) => count === 0);
  return (
    <Card title={t('statistics:pipeline.title')}>
      {isEmpty ? (
        <p className="muted">{t('statistics:none')}</p>
      ) : (
        <BarChart
          label={t('statistics:pipeline.label')}
          bars={pipeline.map(({ state, count }) =>
            bar(state, t(`vocabulary:requestStates.${state}`), count),
          )}
          categoryLabel={t('statistics:pipeline.state')}
          valueLabel={t('statistics:pipeline.requests')}
          tableLabel={t('statistics:asTable')}
        />
      )}
      <Link href={`/requests?side=${side}`}>{t('statistics:pipeline.list')}</Link>
    </Card>
  );
}
