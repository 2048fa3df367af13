import type { LeafHash } from '../../../../core/transparency/index.ts';
import type { ReadEntry } from '../entry-reader.ts';

/** An entry as exports write it: with its place in the log and the hash of its bytes. */
export type ExportRow = ReadEntry & { readonly leafHash: LeafHash };

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
