import type { Connection } from '../../core/exchange/connection.ts';
import { ProblemError } from '../../core/exchange/problem-error.ts';
import {
  openCheckpoint,
  parseVerifier,
  policyOfLog,
  TransparencyError,
} from '../../core/transparency/index.ts';
import { createLogAudit, type LogAlarm } from './log-audit.ts';
import { continuationOf } from './log-continuity.ts';
import { readLogText } from './log-reading.ts';
import { createLogTrust, type RememberedLog } from './log-trust.ts';
import type { KnownLog } from './log-worker/messages.ts';

export type LogStanding = {
  /** What to verify by. */
  readonly known: KnownLog;
  readonly remembered: RememberedLog;
  readonly alarms: readonly LogAlarm[];
  /** Entries under the checkpoint that the portal shows; 0 before the first, undefined where it is not to be believed. */
  readonly size: number | undefined;
  /** What the portal says at present, where it is something else than what is known. */
  readonly offered: { readonly vkey?: string | undefined; readonly policy?: string | undefined };
};
type Reader = Pick<Connection, 'stream'>;

/**
 * Asks the portal under which key and policy it logs, and how far it has come. The first key is remembered; another
 * one, and a checkpoint that does not continue the remembered one, raise an alarm that stays.
 *
 * @throws ProblemError, ConnectionError; TransparencyError `E_KEY` where what is offered first is no key
 */
export async function standingOf(connection: Reader, accountId: string): Promise<LogStanding> {
  const audit = createLogAudit(accountId);
  const vkey = (await readLogText(connection, 'vkey')).trim();
  const policy = await readLogText(connection, 'policy');
  parseVerifier(vkey);
  const remembered = await createLogTrust(accountId).meet(vkey);
  const basis = await audit.meet(policy);
  const checkpoint = remembered.checkpoint?.note;
  const known = { vkey: remembered.vkey, policy: basis.policy, checkpoint };
  const isOther = remembered.vkey !== vkey;
  const found = isOther
    ? { alarm: keyChanged(remembered.vkey, vkey) }
    : await lookAt(connection, known);
  const alarms = 'alarm' in found ? await audit.raise(found.alarm) : basis.alarms;
  return {
    known,
    remembered,
    alarms,
    size: 'size' in found ? found.size : undefined,
    offered: {
      vkey: isOther ? vkey : undefined,
      policy: basis.policy === policy ? undefined : policy,
    },
  };
}

/** Undefined before the first one. */
async function readCheckpoint(connection: Reader): Promise<string | undefined> {
  try {
    return await readLogText(connection, 'checkpoint');
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * The log's own signature is enough here: witnesses are counted where something is to be proven. Read after what is
 * known, which another tab may have brought further meanwhile.
 */
async function lookAt(
  connection: Reader,
  known: KnownLog,
): Promise<{ readonly size: number } | { readonly alarm: LogAlarm }> {
  const note = await readCheckpoint(connection);
  try {
    if (note === undefined) return withoutCheckpoint(known);
    const shown = await openCheckpoint(note, policyOfLog(known.vkey));
    await continuationOf(connection, shown, known);
    return { size: shown.size };
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    const { code, where } = error;
    const evidence = { known: known.checkpoint, shown: note };
    return { alarm: { code, where, raisedAt: new Date(), ...evidence } };
  }
}

function withoutCheckpoint({ checkpoint }: KnownLog): { readonly size: number } {
  if (checkpoint !== undefined) throw new TransparencyError('E_ROLLBACK');
  return { size: 0 };
}

function keyChanged(known: string, shown: string): LogAlarm {
  // Name and number of the key.
  const where = shown.split('+', 2).join('+');
  return { code: 'KEY_CHANGED', where, raisedAt: new Date(), known, shown };
}
