import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Writes instants to the second, in UTC: an entry means the same to every auditor. */
export function useUtc(): (instant: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, {
      timeZone: 'UTC',
      dateStyle: 'medium',
      timeStyle: 'medium',
    });
    return (instant) => format.format(new Date(instant));
  }, [i18n.language]);
}
