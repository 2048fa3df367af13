import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import './records.css';

type Written = {
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  readonly on?: string | undefined;
};

/** An amount, and its day where it has one. While it is being typed it is shown as it is. */
export function AssetValue({ value }: { readonly value: Written | undefined }) {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const { amount, currency, on } = value ?? {};
  if (!amount) return <span className="muted nowrap">{t('notValued')}</span>;
  const isWritten = /^\d+(?:\.\d+)?$/.test(amount) && /^[A-Z]{3}$/.test(currency ?? '');
  return (
    <span className="records-value">
      <span className="numeric nowrap">
        {isWritten ? formats.money({ amount, currency: currency ?? '' }) : amount}
      </span>
      {on && <span className="muted nowrap">{formats.day(on)}</span>}
    </span>
  );
}
