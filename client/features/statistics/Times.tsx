import { useTranslation } from 'react-i18next';
import type { RequestStatistics } from '../../../core/contracts/request-statistics.ts';
import type { RequestSide } from '../../../core/contracts/requests.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { TimesCard } from './TimesCard.tsx';

export function ByMeasure({ rows }: { readonly rows: RequestStatistics['byMeasure'] }) {
  const { t } = useTranslation(['statistics', 'vocabulary']);
  return (
    <TimesCard
      title={t('statistics:byMeasure.title')}
      label={t('statistics:byMeasure.label')}
      groupLabel={t('statistics:byMeasure.measure')}
      groups={rows.map(({ measure, ...times }) => ({
        id: measure,
        name: t(`vocabulary:measures.${measure}`),
        ...times,
      }))}
    />
  );
}

type ByOrganisationProps = {
  readonly rows: RequestStatistics['byOrganisation'];
  readonly side: RequestSide;
};

/** By the other side: who was asked, or who asked. */
export function ByOrganisation({ rows, side }: ByOrganisationProps) {
  const { t } = useTranslation('statistics');
  const organisations = useOrganisations().data;
  return (
    <TimesCard
      title={t(`byOrganisation.title.${side}`)}
      label={t('byOrganisation.label')}
      groupLabel={t('byOrganisation.organisation')}
      groups={rows.map(({ organisationId, ...times }) => ({
        id: organisationId,
        name: organisations?.get(organisationId)?.name ?? '',
        ...times,
      }))}
    />
  );
}
