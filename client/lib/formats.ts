import { ALPHA_2_OF_ALPHA_3 } from '../../core/assets/index.ts';

export type Money = { readonly amount: string; readonly currency: string };
type ByteUnit = 'byte' | 'kilobyte' | 'megabyte' | 'gigabyte';

const UNITS: readonly ByteUnit[] = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How dates, sizes, amounts and places are written in a language. Instants are shown in the reader's own time zone. */
export function createFormats(language: string) {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  // A date without a time is nobody's morning or evening.
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const languages = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
  const currencies = new Intl.DisplayNames(language, { type: 'currency', fallback: 'code' });

  function inUnit(value: number, unit: string): string {
    const maximumFractionDigits = unit === 'byte' || value >= 100 ? 0 : 1;
    const style = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits } as const;
    return new Intl.NumberFormat(language, style).format(value);
  }

  return {
    /** The day of an instant. */
    date: (instant: string | Date) => date.format(new Date(instant)),
    /** A date that is written without a time, `2026-11-21`. */
    day: (isoDate: string) => day.format(new Date(isoDate)),
    dateTime: (instant: string | Date) => dateTime.format(new Date(instant)),
    time: (instant: string | Date) => time.format(new Date(instant)),

    bytes(count: number): string {
      const power = count < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(count) / 3));
      return inUnit(count / 1000 ** power, UNITS[power] ?? 'byte');
    },

    /** Rounded up: what is promised is kept. */
    duration(seconds: number): string {
      if (seconds < MINUTE) return inUnit(Math.ceil(seconds), 'second');
      if (seconds < HOUR) return inUnit(Math.ceil(seconds / MINUTE), 'minute');
      return inUnit(Math.ceil((seconds / HOUR) * 10) / 10, 'hour');
    },

    /** The code stands before the amount in every language, and no digit is rounded away. */
    money({ amount, currency }: Money): string {
      const style = { style: 'currency', currency } as const;
      const { minimumFractionDigits = 0 } = new Intl.NumberFormat('en', style).resolvedOptions();
      const digits = { minimumFractionDigits, maximumFractionDigits: 18 };
      // The text itself is formatted, not a number that would have been rounded before.
      const written = new Intl.NumberFormat(language, digits).format(amount as `${number}`);
      return `${currency}\u00a0${written}`;
    },

    /** ISO 3166-1 alpha-3; a code that is nobody's is shown as it is. */
    country(alpha3: string): string {
      const alpha2 = ALPHA_2_OF_ALPHA_3.get(alpha3);
      return (alpha2 && countries.of(alpha2)) ?? alpha3;
    },
    /** ISO 639-1. */
    language: (code: string) => languages.of(code) ?? code,
    currency: (code: string) => currencies.of(code) ?? code,
  };
}
export type Formats = ReturnType<typeof createFormats>;
