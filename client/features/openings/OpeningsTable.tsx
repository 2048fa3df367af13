import { useTranslation } from 'react-i18next';
import { EvidenceMark } from '../../components/log/EvidenceMark.tsx';
import { openingAct } from '../../components/log/opening-act.ts';
import type { Opening, Openings } from '../../components/log/use-openings.ts';
import type { Column } from '../../components/ui/column.ts';
import { PlainTable } from '../../components/ui/PlainTable.tsx';
import { useUtc } from '../../hooks/use-utc.ts';
import { ActorName } from './ActorName.tsx';
import { KeyName } from './KeyName.tsx';
import { ObjectLink } from './ObjectLink.tsx';
import { SaveButtons } from './SaveButtons.tsx';
import type { Filter } from './use-openings-filter.ts';

type Props = { readonly page: Openings; readonly filter: Filter };

/** Acts on what is the own organisation's, newest first. */
export function OpeningsTable({ page, filter }: Props) {
  const { t } = useTranslation('openings');
  return (
    <PlainTable
      caption={t(`${filter.about}.caption`)}
      isCaptionHidden
      columns={useColumns(page, filter)}
      rows={page.items}
      rowId={({ index }) => String(index)}
    />
  );
}

function useColumns({ names }: Openings, filter: Filter): Column<Opening>[] {
  const { t } = useTranslation('openings');
  const utc = useUtc();
  const column = (
    id: 'time' | 'who' | 'act' | 'on',
    render: (entry: NonNullable<Opening['entry']>) => React.ReactNode,
  ): Column<Opening> => ({
    id,
    label: t(`columns.${id}`),
    ...(id === 'time' && { isRowHeader: true }),
    render: ({ entry }) => (entry ? render(entry) : t('unreadable')),
  });
  return [
    column('time', ({ time }) => (
      <time className="numeric" dateTime={time}>
        {utc(time)}
      </time>
    )),
    column('who', ({ actor }) => <ActorName actor={actor} names={names} />),
    column('act', ({ action }) => t(`acts.${openingAct(action)}`)),
    column('on', (entry) =>
      filter.about === 'keys' ? (
        <KeyName entry={entry} />
      ) : (
        entry.object && <ObjectLink object={entry.object} filter={filter} />
      ),
    ),
    {
      id: 'proof',
      label: t('columns.proof'),
      render: ({ verdict }) => <EvidenceMark verdict={verdict} />,
    },
    {
      id: 'save',
      label: t('columns.save'),
      render: (opening) => <SaveButtons opening={opening} />,
    },
  ];
}
