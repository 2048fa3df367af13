import type { ReactNode } from 'react';
import type { Opened } from '../../session/index.ts';

export type ThreadEntry = {
  readonly id: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly createdAt: string;
  readonly text: Opened<string>;
  /** Beside who said it: what the words explain. */
  readonly about?: ReactNode;
};

/** By the same member, with the same key. */
export function isSignedAlike(one: ThreadEntry, other: ThreadEntry): boolean {
  return (
    one.accountId === other.accountId &&
    one.text.status === 'opened' &&
    other.text.status === 'opened' &&
    one.text.verdict.status === 'verified' &&
    other.text.verdict.status === 'verified' &&
    one.text.verdict.fingerprint === other.text.verdict.fingerprint
  );
}
