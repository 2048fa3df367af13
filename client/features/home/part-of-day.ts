export type PartOfDay = 'morning' | 'afternoon' | 'evening';

const MORNING = 5;
const NOON = 12;
const EVENING = 18;

/** By the reader's own clock. */
export function partOfDay(hour: number): PartOfDay {
  if (hour < MORNING || hour >= EVENING) return 'evening';
  return hour < NOON ? 'morning' : 'afternoon';
}
