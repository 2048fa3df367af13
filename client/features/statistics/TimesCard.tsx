import { useTranslation } from 'react-i18next';
import type { RequestStatistics } from '../../../core/contracts/request-statistics.ts';
import { BarChart } from '../../components/ui/BarChart.tsx';
import { Card } from '../../components/ui/Card.tsx';
import type { Column } from '../../components/ui/column.ts';
import { PlainTable } from '../../components/ui/PlainTable.tsx';
import { useFigures } from './use-figures.ts';

type Group = Omit<RequestStatistics['byMeasure'][number], 'measure'> & {
  readonly id: string;
  readonly name: string;
};

type TimesCardProps = {
  readonly title: string;
  /** What the chart shows, in a sentence. */
  readonly label: string;
  readonly groupLabel: string;
  readonly groups: readonly Group[];
};

/** How long answers took in each group that had any: the median drawn, the rest in the table behind it. */
export function TimesCard({ title, label, groupLabel, groups }: TimesCardProps) {
  const { t } = useTranslation('statistics');
  const { days } = useFigures();
  const columns = useColumns(groupLabel);
  const answered = groups.filter((group) => group.answered !== 0);
  return (
    <Card title={title}>
      {answered.length === 0 ? (
        <p className="muted">{t('times.none')}</p>
      ) : (
        <BarChart
          label={label}
          bars={answered.map(({ id, name, medianDays }) => ({
            id,
            label: name,
            value: medianDays ?? 0,
            valueText: medianDays === undefined ? t('withheld') : days(medianDays),
          }))}
          categoryLabel={groupLabel}
          valueLabel={t('median')}
          tableLabel={t('asTable')}
          table={
            <PlainTable
              caption={label}
              isCaptionHidden
              columns={columns}
              rows={answered}
              rowId={({ id }) => id}
            />
          }
        />
      )}
    </Card>
  );
}

function useColumns(groupLabel: string): Column<Group>[] {
  const { t } = useTranslation('statistics');
  const { written, days } = useFigures();
  return [
    { id: 'group', label: groupLabel, isRowHeader: true, render: ({ name }) => name },
    {
      id: 'answered',
      label: t('answered'),
      align: 'end',
      render: ({ answered }) => written(answered),
    },
    {
      id: 'median',
      label: t('median'),
      align: 'end',
      render: ({ medianDays }) => (medianDays === undefined ? t('withheld') : days(medianDays)),
    },
    { id: 'late', label: t('late'), align: 'end', render: ({ late }) => written(late) },
  ];
}
