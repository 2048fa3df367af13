import { anomalyOf, groupedBy, type Rule } from './facts.ts';
import { thresholds } from './thresholds.ts';

const { fromHour, toHour, actions } = thresholds.offHours;

/** Acts that matter at hours when few are at work: one anomaly for each account and day. */
export const offHours: Rule = async (facts, period) => {
  const found = facts({ ...period, actions, outcome: 'success' });
  const groups = await groupedBy(found, ({ actorId, time }) =>
    actorId !== undefined && isOffHours(new Date(time)) ? `${actorId} ${dayOf(time)}` : undefined,
  );
  return [...groups.values()].map((acts) =>
    anomalyOf('off-hours', acts, {
      actor: acts[0]?.actorId,
      organisation: acts[0]?.actorOrganisation,
      figures: { acts: acts.length, fromHour, toHour },
    }),
  );
};

function isOffHours(time: Date): boolean {
  const hour = time.getUTCHours();
  const isWeekend = [0, 6].includes(time.getUTCDay());
  return isWeekend || hour >= fromHour || hour < toHour;
}

function dayOf(time: string): string {
  return time.slice(0, 'YYYY-MM-DD'.length);
}
