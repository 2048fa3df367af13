const DAY_MS = 86_400_000;

/** The nth working day of the demonstration and the time of day in UTC: `[0, '09:30']`. */
export type Moment = readonly [day: number, time: string];

/** The working days, Monday to Friday, that came last before the day of `now`; each as its midnight in UTC. */
export function lastWorkingDays(now: number, count: number): number[] {
  const days: number[] = [];
  const today = now - (now % DAY_MS);
  for (let day = today - DAY_MS; days.length < count; day -= DAY_MS) {
    if (!isWeekend(day)) days.unshift(day);
  }
  return days;
}

export function isWeekend(day: number): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

/** Milliseconds since 1970 of a moment on one of these days. */
export function instantOf([day, time]: Moment, days: readonly number[]): number {
  const midnight = days[day];
  if (midnight === undefined) throw new Error(`there is no working day ${day}`);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return midnight + (hours * 60 + minutes) * 60_000;
}
