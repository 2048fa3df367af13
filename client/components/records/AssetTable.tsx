import { useTranslation } from 'react-i18next';
import type { AssetDraft } from '../../../core/contracts/record-draft.ts';
import { Table } from '../ui/Table.tsx';
import type { Column } from '../ui/column.ts';
import { AssetStateChip } from './AssetStateChip.tsx';
import { AssetValue } from './AssetValue.tsx';
import { Identifiers } from './Identifiers.tsx';
import { useVocabulary } from './use-vocabulary.ts';

type Row = { readonly index: number; readonly asset: AssetDraft };

/** The assets of a record, finished or not; a row opens one of them beside or below. */
export function AssetTable({
  assets,
  selected,
  onSelect,
}: {
  readonly assets: readonly AssetDraft[];
  readonly selected: number | undefined;
  readonly onSelect: (index: number) => void;
}) {
  const { t } = useTranslation('records');
  const rows = assets.map((asset, index): Row => ({ asset, index }));
  return (
    <Table
      label={t('assets.title')}
      columns={useColumns()}
      rows={rows}
      rowId={({ index }) => String(index)}
      selectedId={selected === undefined ? null : String(selected)}
      onSelect={(id) => {
        onSelect(Number(id));
      }}
      empty={null}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('records');
  const words = useVocabulary();
  return [
    {
      id: 'kind',
      label: t('assets.kind'),
      isRowHeader: true,
      render: ({ asset }) => (
        <span className="records-kind">
          <strong>{words.assetKind(asset.kind)}</strong>
          <span className="muted">{asset.reference}</span>
        </span>
      ),
    },
    {
      id: 'identifiers',
      label: t('assets.identifiers'),
      render: ({ asset }) => <Identifiers asset={asset} />,
    },
    {
      id: 'holder',
      label: t('assets.titleHolder'),
      render: ({ asset }) => asset.titleHolder ?? <span className="muted">{t('notKnown')}</span>,
    },
    {
      id: 'value',
      label: t('assets.value'),
      render: ({ asset }) => <AssetValue value={asset.value} />,
    },
    {
      id: 'state',
      label: t('assets.state'),
      render: ({ asset }) => <AssetStateChip state={asset.state} />,
    },
  ];
}
