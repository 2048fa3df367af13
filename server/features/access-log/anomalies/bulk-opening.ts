import type { Anomaly } from '../../../../core/contracts/access-log-anomalies.ts';
import type { IndexFact } from '../store/index-rows.ts';
import { anomalyOf, groupedBy, type Period, type Rule } from './facts.ts';
import { thresholds } from './thresholds.ts';

const { files, times, days } = thresholds.bulkOpening;
const DAY = 86_400_000;

/** Many files in one hour by somebody who never opened nearly as many. */
export const bulkOpening: Rule = async (facts, period) => {
  const habitFrom = new Date(Date.parse(period.from) - days * DAY).toISOString();
  const opened = facts({
    from: habitFrom,
    to: period.to,
    action: 'file.open',
    outcome: 'success',
  });
  const byAccount = await groupedBy(opened, ({ actorId }) => actorId);
  return [...byAccount.values()].flatMap((openings) => unusualHours(openings, period));
};

function unusualHours(openings: readonly IndexFact[], { from }: Period): Anomaly[] {
  const hours = [...Map.groupBy(openings, ({ time }) => hourOf(time))].map(([hour, acts]) => ({
    start: Date.parse(`${hour}:00:00.000Z`),
    acts,
    // Whoever resumes a download opens the same file again.
    opened: new Set(acts.map(({ objectId }) => objectId)).size,
  }));
  return hours
    .filter(({ opened, acts }) => opened >= files && (acts.at(-1)?.time ?? '') >= from)
    .flatMap(({ start, acts, opened }) => {
      const earlier = hours.filter(
        (hour) => hour.start < start && hour.start >= start - days * DAY,
      );
      const before = Math.max(0, ...earlier.map((hour) => hour.opened));
      if (opened <= times * before) return [];
      const { actorId: actor, actorOrganisation: organisation } = acts[0] ?? {};
      return anomalyOf('bulk-opening', acts, {
        actor,
        organisation,
        figures: { opened, before, days },
      });
    });
}

function hourOf(time: string): string {
  return time.slice(0, 'YYYY-MM-DDTHH'.length);
}
