import type { AssetEntry } from '../../../core/contracts/assets.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { useAssetFacts } from './use-asset-facts.ts';
import './records.css';

/** All that a record says about one asset; what it does not say is left out. */
export function AssetDetails({ asset }: { readonly asset: AssetEntry }) {
  const entries = useAssetFacts(asset)
    .filter(({ text }) => text !== undefined)
    .map(({ term, text }) => ({
      term,
      // Texts of strangers keep their own direction.
      value: (
        <span className="records-text" dir="auto">
          {text}
        </span>
      ),
    }));
  return <DefinitionList entries={entries} />;
}
