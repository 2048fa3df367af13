const HOUR = 3600;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;

/** How long ago something was, in words: "yesterday", "3 weeks ago". */
export function ageOf(then: Date, now: Date, language: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = Math.max(0, (now.getTime() - then.getTime()) / 1000);
  if (seconds < HOUR) return words.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < DAY) return words.format(-Math.floor(seconds / HOUR), 'hour');
  if (seconds < 2 * MONTH) return words.format(-Math.floor(seconds / DAY), 'day');
  return words.format(-Math.floor(seconds / MONTH), 'month');
}
