import type { Anomaly, AnomalyRule } from '../../../core/contracts/access-log-anomalies.ts';

/** By what the entries of a rule are found among others of the same person and day. */
const narrowedBy: Readonly<Partial<Record<AnomalyRule, Readonly<Record<string, string>>>>> = {
  'bulk-opening': { action: 'file.open' },
  'repeated-denials': { outcome: 'denied' },
};

/** Of the log, narrowed to what an anomaly rests on, with one of its entries in view. */
export function addressOfAnomaly(
  { rule, from, to, actor, organisation }: Anomaly,
  entry: number | undefined,
): string {
  const search = {
    period: 'dates',
    since: from.slice(0, 10),
    until: to.slice(0, 10),
    ...(actor === undefined ? { organisation } : { actor }),
    ...narrowedBy[rule],
    entry,
  };
  const given = Object.entries(search).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/access-log?${new URLSearchParams(given)}`;
}
