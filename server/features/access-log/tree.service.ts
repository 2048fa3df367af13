import { parseTilePath, toBase64 } from '../../../core/transparency/index.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { Cosigning } from './cosigning.ts';
import type { EntryReader } from './entry-reader.ts';
import { mayProve } from './entry.policy.ts';
import type { LogTrust } from './log-trust.ts';
import type { Tree } from './tree.ts';

type Dependencies = {
  readonly tree: Tree;
  readonly trust: LogTrust;
  readonly reader: EntryReader;
  readonly cosigning: Cosigning;
};

/** Seconds after which the signer will have gone on. */
const SIGNED_AFTER = 1;

export function createTreeService({ tree, trust, reader, cosigning }: Dependencies) {
  return {
    /** While no checkpoint has the quorum of the policy, the one that the log alone has signed. */
    async checkpoint(newest: boolean): Promise<string> {
      const counting = newest ? undefined : await tree.counting();
      const found = counting ?? (await tree.latest());
      if (!found) throw notFound();
      return found.note;
    },

    vkey: () => `${trust.vkey()}\n`,
    policy: () => trust.policyText(),

    async consistency(from: number, to: number): Promise<string> {
      const hashes = await tree.consistency(from, to);
      if (!hashes) throw notYetSigned();
      return hashes.map((hash) => `${toBase64(hash)}\n`).join('');
    },

    async tile(path: string): Promise<Uint8Array> {
      const address = parseTilePath(`tile/${path}`);
      const bytes = address && (await tree.tile(address));
      if (!bytes) throw notFound();
      return bytes;
    },

    async proof(principal: Principal, index: number) {
      const [found] = await reader.read([index]);
      // Not there and not theirs look the same, so that nobody can count what others do.
      if (!found || !mayProve(principal, found.entry)) throw notFound();
      const proof = await tree.proof(index);
      if (proof === undefined) throw notYetSigned();
      return { proof, entryId: found.entry.id };
    },

    cosign: (size: number, cosignature: string) => cosigning.acceptCosignature(size, cosignature),
  };
}
export type TreeService = ReturnType<typeof createTreeService>;

function notYetSigned(): AppError {
  return new AppError('NOT_YET_SIGNED', { retryAfter: SIGNED_AFTER });
}
