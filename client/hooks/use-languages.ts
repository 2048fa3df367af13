import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Option } from '../components/ui/option.ts';
import { LANGUAGE_CODES } from '../lib/language-codes.ts';
import { useFormats } from './use-formats.ts';

/** Languages that people write in, by name in the order of the reader's alphabet. */
export function useLanguages(): readonly Option[] {
  const { i18n } = useTranslation();
  const formats = useFormats();
  return useMemo(() => {
    const { compare } = new Intl.Collator(i18n.language);
    return LANGUAGE_CODES.map((id) => ({ id, label: formats.language(id) })).sort((one, other) =>
      compare(one.label, other.label),
    );
  }, [formats, i18n.language]);
}
