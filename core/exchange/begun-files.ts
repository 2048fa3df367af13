import type { z } from 'zod';
import { BegunFile, FilePage, FileResponse, ReceivedParts } from '../contracts/files.ts';
import type { OrganisationKeyPacket } from '../contracts/sealed-content.ts';
import type { Connection } from './connection.ts';
import { filesPathOf, type FileFolder } from './folders.ts';
import { listAll } from './pages.ts';
import { retrying, type Retrying } from './retrying.ts';

export type Begun = z.infer<typeof BegunFile>;

type Beginning = Retrying & {
  readonly folder: FileFolder;
  /** `size`: bytes of the plaintext. */
  readonly source: { readonly size: number };
  readonly keyPackets: OrganisationKeyPacket[];
};

/**
 * Announces a file. Where only the answer was lost, the file is there already, and known by its key packets:
 * nobody else can have made them.
 */
export function beginFile(
  connection: Connection,
  { folder, source, keyPackets, ...how }: Beginning,
): Promise<Begun> {
  const path = filesPathOf(folder);
  const body = { maxSize: largestBody(source.size), keyPackets };
  const call = { method: 'POST', body, ...(how.signal && { signal: how.signal }) } as const;
  return retrying(async (attempt) => {
    const begun = attempt > 1 ? await findBegun(connection, path, keyPackets) : undefined;
    return begun ?? connection.call(BegunFile, path, call);
  }, how);
}

async function findBegun(
  connection: Connection,
  path: string,
  keyPackets: readonly OrganisationKeyPacket[],
): Promise<Begun | undefined> {
  for (const { id, state } of await listAll(connection, FilePage, path)) {
    if (state !== 'receiving') continue;
    const { keyPacket } = await connection.call(FileResponse, `/files/${id}`);
    if (keyPackets.some((ours) => ours.keyPacket === keyPacket)) {
      return connection.call(ReceivedParts, `/files/${id}/parts`);
    }
  }
  return undefined;
}

/** The packets around a plaintext: chunk tags, partial lengths, headers. Only an upper bound is known beforehand. */
function largestBody(plaintextSize: number): number {
  return plaintextSize + Math.ceil(plaintextSize / 512) + 4096;
}
