import { useTranslation } from 'react-i18next';
import {
  AssetKind,
  AssetState,
  InformationGrade,
  SourceGrade,
  ValuationMethod,
} from '../../../../core/contracts/assets.ts';
import type { AssetDraft } from '../../../../core/contracts/record-draft.ts';
import { Select } from '../../ui/Select.tsx';
import { DraftComboBox, DraftDay, DraftSelect } from '../DraftChoice.tsx';
import { DraftMoney } from '../DraftMoney.tsx';
import { DraftLongText, DraftText } from '../DraftText.tsx';
import { withKind, withPart } from '../draft-path.ts';
import { FieldGroup, FieldPair } from '../FieldGroup.tsx';
import { IdentifierFields } from './IdentifierFields.tsx';
import { ParticularFields } from './ParticularFields.tsx';
import { useDraft } from '../draft-context.ts';
import { useCountries } from '../../../hooks/use-countries.ts';
import { useDraftField } from '../use-draft-field.ts';

type AssetFieldsProps = { readonly index: number; readonly asset: AssetDraft };

/** All that can be said of an asset, in the order in which it becomes known. */
export function AssetFields({ index, asset }: AssetFieldsProps) {
  const { t } = useTranslation(['composer', 'vocabulary']);
  const path = ['assets', index];
  return (
    <>
      <FieldGroup title={t('composer:groups.what')}>
        <FieldPair>
          <KindField index={index} asset={asset} />
          <DraftText path={[...path, 'reference']} isRequired />
          <DraftSelect
            path={[...path, 'state']}
            options={AssetState.options.map((id) => ({
              id,
              label: t(`vocabulary:assetStates.${id}`),
            }))}
            isRequired
          />
        </FieldPair>
        <DraftLongText path={[...path, 'description']} rows={3} isRequired />
      </FieldGroup>
      <FieldGroup title={t('composer:groups.identifiers')}>
        <IdentifierFields index={index} asset={asset} />
      </FieldGroup>
      <ParticularFields path={path} kind={asset.kind} />
      <WhereAndWhose index={index} />
      <Worth index={index} />
      <Held index={index} />
      <Grades index={index} />
    </>
  );
}

function KindField({ index, asset }: AssetFieldsProps) {
  const { t } = useTranslation(['composer', 'vocabulary']);
  const { change } = useDraft();
  const { onLeave: _, ...field } = useDraftField(['assets', index, 'kind']);
  return (
    <Select
      {...field}
      isRequired
      placeholder={t('composer:choose')}
      options={AssetKind.options.map((id) => ({ id, label: t(`vocabulary:assetKinds.${id}`) }))}
      value={AssetKind.options.find((id) => id === field.value) ?? ''}
      onChange={(kind) => {
        change((draft) => withPart(draft, ['assets', index], withKind(asset, kind)));
      }}
    />
  );
}

type Place = { readonly index: number };

function WhereAndWhose({ index }: Place) {
  const { t } = useTranslation('composer');
  const path = ['assets', index];
  return (
    <FieldGroup title={t('groups.whose')}>
      <FieldPair>
        <DraftComboBox path={[...path, 'location', 'country']} options={useCountries()} />
        <DraftText path={[...path, 'location', 'place']} />
        <DraftText path={[...path, 'titleHolder']} />
        <DraftText path={[...path, 'beneficialOwner', 'name']} />
      </FieldPair>
      <DraftLongText path={[...path, 'beneficialOwner', 'basis']} rows={2} />
      <DraftLongText path={[...path, 'encumbrances']} rows={2} />
    </FieldGroup>
  );
}

function Worth({ index }: Place) {
  const { t } = useTranslation(['composer', 'vocabulary']);
  const path = ['assets', index, 'value'];
  return (
    <FieldGroup title={t('composer:groups.value')}>
      <FieldPair>
        <DraftMoney path={path} />
        <DraftDay path={[...path, 'on']} />
        <DraftSelect
          path={[...path, 'method']}
          options={ValuationMethod.options.map((id) => ({
            id,
            label: t(`vocabulary:valuationMethods.${id}`),
          }))}
        />
      </FieldPair>
    </FieldGroup>
  );
}

function Held({ index }: Place) {
  const { t } = useTranslation('composer');
  const path = ['assets', index];
  return (
    <FieldGroup title={t('groups.held')}>
      <FieldPair>
        <DraftText path={[...path, 'measure', 'authority']} />
        <DraftText path={[...path, 'measure', 'orderNumber']} />
        <DraftDay path={[...path, 'measure', 'on']} />
        <DraftDay path={[...path, 'measure', 'expiresOn']} />
        <DraftText path={[...path, 'custodian']} />
        <DraftText path={[...path, 'condition']} />
        <DraftMoney path={[...path, 'yearlyCost']} />
      </FieldPair>
    </FieldGroup>
  );
}

function Grades({ index }: Place) {
  const { t } = useTranslation(['composer', 'vocabulary']);
  const path = ['assets', index, 'grade'];
  return (
    <FieldGroup title={t('composer:groups.grade')}>
      <FieldPair>
        <DraftSelect
          path={[...path, 'source']}
          options={SourceGrade.options.map((id) => ({
            id,
            label: t(`vocabulary:sourceGrades.${id}`),
          }))}
        />
        <DraftSelect
          path={[...path, 'information']}
          options={InformationGrade.options.map((id) => ({
            id,
            label: t(`vocabulary:informationGrades.${id}`),
          }))}
        />
      </FieldPair>
    </FieldGroup>
  );
}
