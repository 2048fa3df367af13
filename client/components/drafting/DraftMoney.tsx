import { CURRENCIES } from '../../../core/assets/index.ts';
import { TextField } from '../ui/TextField.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import { amountText } from './amount-text.ts';
import { DraftComboBox } from './DraftChoice.tsx';
import { textAt, type DraftPath } from './draft-path.ts';
import { useDraft } from './draft-context.ts';
import { useDraftField } from './use-draft-field.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const AMOUNT = /^\d{1,18}(?:\.\d{1,18})?$/;

/** An amount and its currency, written back under the field as it will be read. */
export function DraftMoney({ path }: { readonly path: DraftPath }) {
  return (
    <>
      <DraftAmount path={[...path, 'amount']} currencyPath={[...path, 'currency']} />
      <DraftComboBox path={[...path, 'currency']} options={useCurrencies()} />
    </>
  );
}

type DraftAmountProps = { readonly path: DraftPath; readonly currencyPath: DraftPath };

function DraftAmount({ path, currencyPath }: DraftAmountProps) {
  const { t } = useTranslation('composer');
  const formats = useFormats();
  const { draft } = useDraft();
  const { onLeave, error, ...field } = useDraftField(path);
  const currency = textAt(draft, currencyPath);
  const isWritten = AMOUNT.test(field.value) && currency !== '';
  return (
    <TextField
      {...field}
      inputMode="decimal"
      error={error && field.value ? t('problems.amount') : error}
      status={isWritten ? formats.money({ amount: field.value, currency }) : ''}
      onBlur={() => {
        const amount = amountText(field.value);
        if (amount !== field.value) field.onChange(amount);
        onLeave();
      }}
    />
  );
}

/** By code, as experts know them, with the name beside. */
function useCurrencies() {
  const formats = useFormats();
  return useMemo(
    () => CURRENCIES.map((code) => ({ id: code, label: `${code} · ${formats.currency(code)}` })),
    [formats],
  );
}
