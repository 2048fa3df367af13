import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetEntry } from '../../../core/contracts/assets.ts';
import { AssetDetails } from './AssetDetails.tsx';
import { AssetTable } from './AssetTable.tsx';
import { useVocabulary } from './use-vocabulary.ts';
import './records.css';

/** Assets in a table, and all that is said of the one that is chosen. */
export function AssetsView({ assets }: { readonly assets: readonly AssetEntry[] }) {
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
