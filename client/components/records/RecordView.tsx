import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordContent } from '../../../core/contracts/sealed-payloads.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { AssetDetails } from './AssetDetails.tsx';
import { AssetTable } from './AssetTable.tsx';
import { useVocabulary } from './use-vocabulary.ts';
import './records.css';

/** An opened record, read as text: nothing in it is markup or leads anywhere. Its subject is the page's to show. */
export function RecordView({ record }: { readonly record: RecordContent }) {
  const { t } = useTranslation('records');
  const words = useVocabulary();
  return (
    <div className="stack">
      <DefinitionList
        entries={[
          { term: t('measure'), value: words.measure(record.measure) },
          {
            term: t('narrative'),
            value: (
              <p className="records-text" dir="auto">
                {record.narrative}
              </p>
            ),
          },
        ]}
        layout="stacked"
      />
      <Assets assets={record.assets} />
    </div>
  );
}

function Assets({ assets }: Pick<RecordContent, 'assets'>) {
  const { t } = useTranslation('records');
  const words = useVocabulary();
  const [selected, setSelected] = useState<number>();
  const asset = selected === undefined ? undefined : assets[selected];
  if (assets.length === 0) return <p className="muted">{t('noAssets')}</p>;
  return (
    <>
      <h3>{t('assets.title')}</h3>
      <AssetTable assets={assets} selected={selected} onSelect={setSelected} />
      <div className="records-details" role="status">
        {asset ? (
          <>
            <h4>
              {t('details.asset', {
                kind: words.assetKind(asset.kind),
                reference: asset.reference,
              })}
            </h4>
            <AssetDetails asset={asset} />
          </>
        ) : (
          <p className="muted small">{t('assets.chooseOne')}</p>
        )}
      </div>
    </>
  );
}
