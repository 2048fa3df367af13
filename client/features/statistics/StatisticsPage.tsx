import { useTranslation } from 'react-i18next';
import { SMALLEST_NUMBER } from '../../../core/contracts/request-statistics.ts';
import { Answer } from '../../components/problems/Answer.tsx';
import { Columns, Stack } from '../../components/ui/Layout.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { Counted } from './Counted.tsx';
import { Distribution } from './Distribution.tsx';
import { Pipeline } from './Pipeline.tsx';
import { StatisticsFilterBar } from './StatisticsFilterBar.tsx';
import { ByMeasure, ByOrganisation } from './Times.tsx';
import { useStatistics, useStatisticsPlace } from './use-statistics.ts';

/** How requests stand and how long answers took, from what is in clear. */
export function StatisticsPage() {
  const { t } = useTranslation(['statistics', 'vocabulary']);
  usePage(t('statistics:title'));
  const { place, go } = useStatisticsPlace();
  const { side } = place;
  return (
    <Stack gap="l">
      <PageHeader
        title={t('statistics:title')}
        facts={<p className="muted">{t('statistics:purpose')}</p>}
      />
      <StatisticsFilterBar place={place} onChange={go} />
      <Answer query={useStatistics(place)} rows={8}>
        {(statistics) => (
          <Columns aside={<Counted statistics={statistics} />}>
            <Pipeline pipeline={statistics.pipeline} side={side} />
            <Distribution distribution={statistics.distribution} />
            <ByMeasure rows={statistics.byMeasure} />
            <ByOrganisation rows={statistics.byOrganisation} side={side} />
          </Columns>
        )}
      </Answer>
      <p className="muted small">{t('statistics:suppressed', { count: SMALLEST_NUMBER })}</p>
    </Stack>
  );
}
