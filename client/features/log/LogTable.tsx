import { useTranslation } from 'react-i18next';
import type { AccessEntry, AccessLogPage } from '../../../core/contracts/access-log.ts';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Table } from '../../components/ui/Table.tsx';
import type { Column } from '../../components/ui/column.ts';
import { Actor } from './Actor.tsx';
import { ObjectName } from './ObjectName.tsx';
import { OutcomeChip } from './OutcomeChip.tsx';
import { useUtc } from '../../hooks/use-utc.ts';

type Row = AccessLogPage['items'][number];
type Props = {
  readonly page: AccessLogPage;
  readonly selected: number | undefined;
  readonly onSelect: (index: number) => void;
  readonly isBusy: boolean;
};

export function LogTable({ page, selected, onSelect, isBusy }: Props) {
  const { t } = useTranslation('log');
  return (
    <Table
      label={t('title')}
      columns={useColumns(page.names)}
      rows={withoutAnnounced(page.items)}
      rowId={({ index }) => String(index)}
      selectedId={selected === undefined ? null : String(selected)}
      onSelect={(id) => {
        onSelect(Number(id));
      }}
      isBusy={isBusy}
      empty={<EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>}
    />
  );
}

/** An act is written before and after it happened: one row is enough where both are in view. */
function withoutAnnounced(items: readonly Row[]): Row[] {
  const ended = new Set(items.map(({ entry }) => entry.ref));
  return items.filter(({ entry }) => !ended.has(entry.id));
}

function useColumns(names: AccessLogPage['names']): Column<Row>[] {
  const { t, i18n } = useTranslation('log');
  const utc = useUtc();
  const count = new Intl.NumberFormat(i18n.language);
  const column = (
    id: 'time' | 'who' | 'act' | 'on' | 'outcome',
    render: (entry: AccessEntry) => React.ReactNode,
  ) => ({
    id,
    label: t(`columns.${id}`),
    render: ({ entry }: Row) => render(entry),
  });
  return [
    {
      id: 'index',
      label: t('columns.index'),
      isRowHeader: true,
      align: 'end',
      render: ({ index }) => <span className="numeric nowrap">{count.format(index)}</span>,
    },
    column('time', ({ time }) => (
      <time className="numeric" dateTime={time}>
        {utc(time)}
      </time>
    )),
    column('who', ({ actor }) => <Actor actor={actor} names={names} />),
    column('act', ({ action }) => <span className="log-lines">{t(`actions.${action}`)}</span>),
    column('on', ({ object }) => object && <ObjectName object={object} names={names} />),
    column('outcome', ({ outcome }) => <OutcomeChip outcome={outcome} />),
  ];
}
