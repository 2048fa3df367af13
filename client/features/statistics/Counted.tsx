import { useTranslation } from 'react-i18next';
import type { RequestStatistics } from '../../../core/contracts/request-statistics.ts';
import { Card } from '../../components/ui/Card.tsx';
import { Kpi } from '../../components/ui/Kpi.tsx';
import { useFigures } from './use-figures.ts';

/** Two numbers that are never added: the Statute governs the first only. */
export function Counted({ statistics }: { readonly statistics: RequestStatistics }) {
  const { t } = useTranslation('statistics');
  const { written } = useFigures();
  return (
    <>
      <Card title={t('partNine.title')}>
        <Kpi value={written(statistics.partNine)} label={t('partNine.label')} />
      </Card>
      <Card title={t('others.title')}>
        <Kpi value={written(statistics.others)} label={t('others.label')} />
      </Card>
    </>
  );
}
