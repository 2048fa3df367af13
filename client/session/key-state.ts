import type { PublishedKey } from './published-key.ts';
import type { HeldKeys } from './worker/life.ts';

/** What pages know of the keys of who is signed in. The keys themselves are in the Worker and never leave it. */
export type KeyState =
  /** The role holds no keys: auditors and administrators. */
  | { readonly status: 'none' }
  | { readonly status: 'unknown' }
  /** There is no key yet: the ceremony is due. */
  | { readonly status: 'missing' }
  /** The portal keeps no private part: it is in a file, or in GnuPG elsewhere. */
  | { readonly status: 'brought'; readonly fingerprint: string }
  | { readonly status: 'locked'; readonly fingerprint: string }
  /** The own key is unlocked, the organisation's is not there yet. */
  | {
      readonly status: 'waiting';
      readonly fingerprint: string;
      readonly reason: 'no-organisation-key' | 'not-admitted';
    }
  | {
      readonly status: 'unlocked';
      readonly fingerprint: string;
      /** How many keys of the organisation are held, past ones included. */
      readonly organisationKeys: number;
      /** Grants that were not taken, because no colleague's signature on them could be verified. */
      readonly refusedGrants: number;
      /** Milliseconds since 1970; the keys are forgotten then unless somebody works. */
      readonly locksAt: number;
      /** A deposit is under way, which counts as work. */
      readonly busy: boolean;
    };

export function stateOf(published: PublishedKey | 'none' | undefined, held?: HeldKeys): KeyState {
  if (held) return stateOfHeld(held);
  if (!published) return { status: 'unknown' };
  if (published === 'none') return { status: 'missing' };
  const { fingerprint, hasBackup } = published;
  return { status: hasBackup ? 'locked' : 'brought', fingerprint };
}

function stateOfHeld({ organisationHasKey, ...held }: HeldKeys): KeyState {
  if (held.organisationKeys > 0) return { status: 'unlocked', ...held };
  const reason = organisationHasKey ? 'not-admitted' : 'no-organisation-key';
  return { status: 'waiting', fingerprint: held.fingerprint, reason };
}
