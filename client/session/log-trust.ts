import { openDatabase, type RememberedLog } from './database.ts';

export type { RememberedLog } from './database.ts';

/**
 * What somebody knows of the access log from earlier visits, kept in this browser: the key that signs it, and the
 * longest checkpoint that was found to continue the one before. The portal cannot change it, and without it the portal
 * could show everybody another log.
 */
export function createLogTrust(accountId: string) {
  /** In one transaction: two tabs must not undo each other's work. */
  async function change(
    next: (known: RememberedLog | undefined) => RememberedLog | undefined,
  ): Promise<RememberedLog | undefined> {
    const transaction = (await openDatabase()).transaction('log-trust', 'readwrite');
    const known = withoutAccount(await transaction.store.get(accountId));
    const changed = next(known);
    if (changed) await transaction.store.put({ ...changed, accountId });
    await transaction.done;
    return changed ?? known;
  }

  return {
    async find(): Promise<RememberedLog | undefined> {
      return withoutAccount(await (await openDatabase()).get('log-trust', accountId));
    },
    /**
     * The log as it is known; on first use, with the key that the portal offers. The caller compares: another key than
     * the one that comes back is a reason for alarm.
     */
    async meet(vkey: string): Promise<RememberedLog> {
      const met = { vkey, since: new Date(), how: 'first-use' } as const;
      return (await change((known) => (known ? undefined : met))) ?? met;
    },
    /** A key received by other means: what was known under another key counts no more. */
    async replaceKey(vkey: string): Promise<void> {
      await change((known) => ({
        ...(known?.vkey === vkey ? known : { vkey, since: new Date() }),
        how: 'received',
      }));
    },
    /** Only after it was verified to continue what is remembered. A shorter one changes nothing. */
    async rememberCheckpoint(vkey: string, checkpoint: { note: string; size: number }) {
      const verified = { ...checkpoint, verifiedAt: new Date() };
      await change((known) => {
        const isLonger = checkpoint.size >= (known?.checkpoint?.size ?? 0);
        return known?.vkey === vkey && isLonger ? { ...known, checkpoint: verified } : undefined;
      });
    },
  };
}
export type LogTrust = ReturnType<typeof createLogTrust>;

function withoutAccount(
  stored: (RememberedLog & { readonly accountId: string }) | undefined,
): RememberedLog | undefined {
  if (!stored) return undefined;
  const { accountId: _, ...log } = stored;
  return log;
}
