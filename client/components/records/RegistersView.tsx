import type { z } from 'zod';
import { useTranslation } from 'react-i18next';
import type { RegisterSearch } from '../../../core/contracts/sealed-payloads.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { PlainTable } from '../ui/PlainTable.tsx';
import './records.css';

type Searched = z.infer<typeof RegisterSearch>;

/** Where was looked, whether or not anything was found. */
export function RegistersView({ registers }: { readonly registers: readonly Searched[] }) {
  const { t } = useTranslation(['records', 'vocabulary']);
  const formats = useFormats();
  if (registers.length === 0) return <p className="muted">{t('records:registers.none')}</p>;
  return (
    <PlainTable
      caption={t('records:registers.title')}
      rows={registers.map((searched, index) => ({ ...searched, index }))}
      rowId={({ index }) => String(index)}
      columns={[
        {
          id: 'register',
          label: t('records:fields.registers-register'),
          isRowHeader: true,
          render: ({ register, country }) => (
            <span className="records-kind">
              <strong dir="auto">{register}</strong>
              <span className="muted">{formats.country(country)}</span>
            </span>
          ),
        },
        {
          id: 'searchedOn',
          label: t('records:fields.registers-searchedOn'),
          render: ({ searchedOn }) => <span className="nowrap">{formats.day(searchedOn)}</span>,
        },
        {
          id: 'result',
          label: t('records:fields.registers-result'),
          render: ({ result }) => t(`vocabulary:registerResults.${result}`),
        },
        {
          id: 'note',
          label: t('records:fields.registers-note'),
          render: ({ note }) => <span dir="auto">{note}</span>,
        },
      ]}
    />
  );
}
