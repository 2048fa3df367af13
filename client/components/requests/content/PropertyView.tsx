import { useTranslation } from 'react-i18next';
import type { RequestContent } from '../../../../core/contracts/request-content.ts';
import { AssetsView } from '../../records/AssetsView.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { SealedText } from './SealedText.tsx';

type PropertyViewProps = { readonly property: NonNullable<RequestContent['property']> };

/** What is sought: named items, an amount, or anything of equal value. */
export function PropertyView({ property }: PropertyViewProps) {
  const { t } = useTranslation(['requests', 'vocabulary']);
  const formats = useFormats();
  const { basis, amount, whyThere, assets } = property;
  return (
    <>
      <DefinitionList
        layout="stacked"
        entries={[
          { term: t('requests:content.basis'), value: t(`vocabulary:propertyBases.${basis}`) },
          ...(amount ? [{ term: t('requests:content.amount'), value: formats.money(amount) }] : []),
          ...(whyThere === undefined
            ? []
            : [{ term: t('requests:content.whyThere'), value: <SealedText text={whyThere} /> }]),
        ]}
      />
      {assets.length > 0 && <AssetsView assets={assets} />}
    </>
  );
}
