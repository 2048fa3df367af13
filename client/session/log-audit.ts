import { openDatabase, type AuditBasis, type LogAlarm } from './database.ts';

export type { AuditBasis, LogAlarm } from './database.ts';

const nothing: AuditBasis = { alarms: [] };

/**
 * The witnesses that an auditor goes by, and what was found to be wrong with the log, kept in this browser: a portal
 * that behaves again tomorrow does not undo what it did today.
 */
export function createLogAudit(accountId: string) {
  /** In one transaction: two tabs must not undo each other's work. */
  async function change(next: (known: AuditBasis) => AuditBasis): Promise<AuditBasis> {
    const transaction = (await openDatabase()).transaction('log-audit', 'readwrite');
    const changed = next((await transaction.store.get(accountId)) ?? nothing);
    await transaction.store.put({ ...changed, accountId });
    await transaction.done;
    return changed;
  }

  return {
    /** As it is known; on first use, with the policy that the portal offers. */
    meet: (policy: string): Promise<AuditBasis> =>
      change((known) => ({ ...known, policy: known.policy ?? policy })),
    list: async (): Promise<readonly LogAlarm[]> =>
      (await (await openDatabase()).get('log-audit', accountId))?.alarms ?? [],
    async replacePolicy(policy: string): Promise<void> {
      await change((known) => ({ ...known, policy }));
    },
    /** The first time that something was found is what counts. Returns all that are raised. */
    async raise(alarm: LogAlarm): Promise<readonly LogAlarm[]> {
      const { alarms } = await change((known) => ({
        ...known,
        alarms: known.alarms.some((other) => isSame(alarm, other))
          ? known.alarms
          : [...known.alarms, alarm],
      }));
      return alarms;
    },
    async putAway(alarm: LogAlarm): Promise<void> {
      await change((known) => ({
        ...known,
        alarms: known.alarms.filter((other) => !isSame(alarm, other)),
      }));
    },
  };
}
export type LogAudit = ReturnType<typeof createLogAudit>;

function isSame(one: LogAlarm, other: LogAlarm): boolean {
  return one.code === other.code && one.where === other.where;
}
