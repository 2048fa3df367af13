import { MemberKeyResponse } from '../../core/contracts/keys.ts';
import type { Connection } from '../../core/exchange/connection.ts';
import { ProblemError } from '../../core/exchange/problem-error.ts';

/** What the portal knows of the own key. */
export type PublishedKey = { readonly fingerprint: string; readonly hasBackup: boolean };

export async function readPublishedKey(connection: Connection): Promise<PublishedKey | 'none'> {
  try {
    const { key, hasBackup } = await connection.call(MemberKeyResponse, '/account/key');
    return { fingerprint: key.fingerprint, hasBackup };
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'NO_KEY') return 'none';
    throw error;
  }
}
