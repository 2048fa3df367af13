import { useTranslation } from 'react-i18next';
import type { AssetEntry } from '../../../core/contracts/assets.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { useVocabulary } from './use-vocabulary.ts';

export type Fact = { readonly term: string; readonly text: string | undefined };

/** What a record says about one asset beside what its table shows, in the order of reading. */
export function useAssetFacts(asset: AssetEntry): Fact[] {
  const { t } = useTranslation('records');
  const words = useVocabulary();
  const { value, grade, beneficialOwner } = asset;
  return [
    { term: t('fields.assets-description'), text: asset.description },
    ...useParticularFacts(asset),
    { term: t('details.place'), text: usePlace(asset) },
    { term: t('fields.assets-titleHolder'), text: asset.titleHolder },
    { term: t('details.beneficialOwner'), text: beneficialOwner?.name },
    { term: t('details.basis'), text: beneficialOwner?.basis },
    { term: t('fields.assets-encumbrances'), text: asset.encumbrances },
    { term: t('details.valueMethod'), text: value?.method && words.valuationMethod(value.method) },
    ...useKeeping(asset),
    {
      term: t('details.grade'),
      text:
        grade && `${words.sourceGrade(grade.source)}\n${words.informationGrade(grade.information)}`,
    },
  ];
}

function usePlace({ location }: AssetEntry): string | undefined {
  const { t } = useTranslation('records');
  const formats = useFormats();
  if (!location) return undefined;
  const country = formats.country(location.country);
  const { place } = location;
  return place === undefined ? country : t('details.placeWithin', { place, country });
}

/** What only some kinds of asset have. */
function useParticularFacts({ account, shares, flag, crypto }: AssetEntry): Fact[] {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const { balance } = account ?? {};
  return [
    { term: t('details.bank'), text: account?.bank },
    { term: t('fields.assets-account-holder'), text: account?.holder },
    {
      term: t('details.balance'),
      text: balance && `${formats.money(balance)} · ${formats.day(balance.on)}`,
    },
    { term: t('fields.assets-shares-company'), text: shares?.company },
    { term: t('fields.assets-shares-percent'), text: shares?.percent },
    { term: t('fields.assets-shares-nominee'), text: shares?.nominee },
    { term: t('fields.assets-flag'), text: flag && formats.country(flag) },
    { term: t('fields.assets-crypto-chain'), text: crypto?.chain },
    { term: t('fields.assets-crypto-quantity'), text: crypto?.quantity },
  ];
}

function useKeeping({ custodian, condition, yearlyCost, measure }: AssetEntry): Fact[] {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const order = measure && {
    authority: measure.authority,
    number: measure.orderNumber ?? t('details.noOrderNumber'),
    from: formats.day(measure.on),
  };
  const until = measure?.expiresOn;
  return [
    { term: t('fields.assets-custodian'), text: custodian },
    { term: t('fields.assets-condition'), text: condition },
    { term: t('details.yearlyCost'), text: yearlyCost && formats.money(yearlyCost) },
    {
      term: t('details.measureFacts'),
      text:
        order &&
        (until === undefined
          ? t('details.measureFrom', order)
          : t('details.measureUntil', { ...order, to: formats.day(until) })),
    },
  ];
}
