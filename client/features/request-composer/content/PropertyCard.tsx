import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PropertyBasis } from '../../../../core/contracts/request-content.ts';
import { AssetsPart } from '../../../components/drafting/assets/AssetsPart.tsx';
import { DraftContext, useDraft } from '../../../components/drafting/draft-context.ts';
import { DraftSelect } from '../../../components/drafting/DraftChoice.tsx';
import { DraftMoney } from '../../../components/drafting/DraftMoney.tsx';
import { DraftLongText } from '../../../components/drafting/DraftText.tsx';
import { FieldPair } from '../../../components/drafting/FieldGroup.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { assetsOfProperty } from './assets-of-property.ts';

/** Which property, and why it is believed to be there. */
export function PropertyCard() {
  const { t } = useTranslation(['vocabulary', 'records']);
  const work = useDraft();
  const ofAssets = useMemo(() => assetsOfProperty(work), [work]);
  const bases = PropertyBasis.options.map((id) => ({
    id,
    label: t(`vocabulary:propertyBases.${id}`),
  }));
  return (
    <Card title={t('records:fields.property')}>
      <div className="stack" id="property">
        <FieldPair>
          <DraftSelect path={['property', 'basis']} options={bases} />
          <DraftMoney path={['property', 'amount']} />
        </FieldPair>
        <DraftLongText path={['property', 'whyThere']} rows={2} />
        <DraftContext value={ofAssets}>
          <AssetsPart />
        </DraftContext>
      </div>
    </Card>
  );
}
