import { describe, expect, it } from '@jest/globals';
import { writeCalendar } from '../../../../../server/features/calendar/index.ts';

const place = { portalOrigin: 'https://portal.test', now: new Date('2026-11-22T12:00:00.000Z') };
const request = { id: '01a2036d-07c6-75b2-8be6-22e3a726fde9', dueOn: '2026-12-31' };

/** Lines of RFC 5545, folded ones joined again. */
function linesOf(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}

describe('a calendar of response targets', () => {
  it('is a calendar when nothing is due', () => {
    const lines = linesOf(writeCalendar([], place));

    expect(lines.at(0)).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    expect(lines).not.toContain('BEGIN:VEVENT');
  });

  it('has a whole day for each request, whatever the time zone of the machine', () => {
    const lines = linesOf(writeCalendar([request], place));

    expect(lines).toEqual(
      expect.arrayContaining([
        `UID:${request.id}`,
        'DTSTAMP:20261122T120000Z',
        'DTSTART;VALUE=DATE:20261231',
        'DTEND;VALUE=DATE:20270101',
        'SUMMARY:Response target / Date de réponse visée',
        `URL;VALUE=URI:https://portal.test/requests/${request.id}`,
      ]),
    );
  });

  it('says the same of every request but its day and identifier', () => {
    const other = { id: '01a2036d-07c6-75b2-8be6-22e3a726fdea', dueOn: '2027-01-15' };
    const [one, two] = [request, other].map((each) =>
      linesOf(writeCalendar([each], place)).map((line) =>
        line.replaceAll(each.id, '').replace(/^(DT(?:START|END);VALUE=DATE:).*/, '$1'),
      ),
    );

    expect(one).toEqual(two);
  });

  it('folds lines at 75 octets', () => {
    const lines = writeCalendar([request], place).split('\r\n');

    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });
});
