import { useTranslation } from 'react-i18next';
import { checkIdentifier } from '../../../core/assets/index.ts';
import type { AssetDraft } from '../../../core/contracts/record-draft.ts';
import { IdentifierCheckChip, knownScheme } from './IdentifierCheckChip.tsx';
import './records.css';

/** The identifiers of an asset as registers print them, each with what its check found. */
export function Identifiers({ asset }: { readonly asset: AssetDraft }) {
  const { t } = useTranslation(['records', 'vocabulary']);
  const written = (asset.identifiers ?? []).filter(({ value }) => value?.trim());
  if (written.length === 0) return <span className="muted">{t('records:none')}</span>;
  return (
    <ul className="records-identifiers">
      {written.map(({ scheme: typed, name, value = '' }, index) => {
        const scheme = knownScheme(typed);
        return (
          // The same identifier may be written twice.
          <li key={`${index} ${value}`}>
            <span className="muted small">{name ?? t(`vocabulary:schemes.${scheme}`)}</span>
            <span className="mono">{checkIdentifier(scheme, value).formatted ?? value}</span>
            <IdentifierCheckChip scheme={scheme} value={value} />
          </li>
        );
      })}
    </ul>
  );
}
