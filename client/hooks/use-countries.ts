import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTRIES } from '../../core/assets/index.ts';
import type { Option } from '../components/ui/option.ts';
import { useFormats } from './use-formats.ts';

/** ISO 3166-1, by name in the order of the reader's alphabet. */
export function useCountries(): readonly Option[] {
  const { i18n } = useTranslation();
  const formats = useFormats();
  return useMemo(() => {
    const { compare } = new Intl.Collator(i18n.language);
    return COUNTRIES.map((code) => ({ id: code, label: formats.country(code) })).sort(
      (one, other) => compare(one.label, other.label),
    );
  }, [formats, i18n.language]);
}
