import { trustOf, trustOfMember, type Trust } from '../../../core/exchange/index.ts';
import type { Work } from './work.ts';

/** Whether offered keys are the compared ones. Needs no unlocked key. */
export function createTrust({ connection }: Work) {
  return {
    trustOfOrganisation: (id: string, comparedFingerprint?: string): Promise<Trust> =>
      trustOf(connection, id, comparedFingerprint),
    trustOfMember: (id: string, comparedFingerprint?: string): Promise<Trust> =>
      trustOfMember(connection, id, comparedFingerprint),
  };
}
