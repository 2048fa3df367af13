import ical from 'ical-generator';

/** Words in both languages, because calendars are read without asking in which. */
const SUMMARY = 'Response target / Date de réponse visée';
const DAY_MS = 86_400_000;

/**
 * The days by which answers are hoped for, as iCalendar (RFC 5545). Calendars are kept by others and shown on many
 * screens: an event has a day, an identifier and an address, and nothing that tells what or whom it is about.
 */
export function writeCalendar(
  due: readonly { readonly id: string; readonly dueOn: string }[],
  { portalOrigin, now }: { readonly portalOrigin: string; readonly now: Date },
): string {
  const calendar = ical({
    name: 'Asset Recovery Portal',
    prodId: { company: 'Asset Recovery Portal', product: 'Calendar', language: 'EN' },
    ttl: 3_600,
  });
  for (const { id, dueOn } of due) {
    const start = new Date(`${dueOn}T00:00:00.000Z`);
    calendar.createEvent({
      id,
      stamp: now,
      start,
      end: new Date(start.getTime() + DAY_MS),
      allDay: true,
      summary: SUMMARY,
      url: `${portalOrigin}/requests/${id}`,
    });
  }
  return calendar.toString();
}
