import type { FileResponse } from '../contracts/files.ts';
import { sealFile, type UnlockedKey } from '../sealing/index.ts';
import { beginFile } from './begun-files.ts';
import type { Connection } from './connection.ts';
import type { FileFolder } from './folders.ts';
import { createPassage, sendParts, type DepositProgress, type Gate } from './parts.ts';
import { addressed, formatFor, type RecipientOrganisation } from './recipients.ts';
import type { Retrying } from './retrying.ts';
import { signForFile } from './signed-files.ts';

export type FileSource = {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly plaintext: ReadableStream<Uint8Array>;
};

export type Deposit = Retrying & {
  readonly folder: FileFolder;
  readonly source: FileSource;
  readonly recipients: readonly RecipientOrganisation[];
  readonly signingKey: UnlockedKey;
  readonly gate?: Gate;
  readonly onProgress?: (progress: DepositProgress) => void;
};

/**
 * Seals a file and deposits it in its folder, part by part while it is being sealed; a part that fails is tried again
 * by itself. Nothing is deposited under a name: it is sealed with the rest of the descriptor.
 *
 * @throws SealingError, ProblemError, ConnectionError, or the signal's reason; what was received so far is then discarded
 */
export async function depositFile(connection: Connection, deposit: Deposit): Promise<FileResponse> {
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort(deposit.signal?.reason);
  };
  deposit.signal?.addEventListener('abort', stop);
  if (deposit.signal?.aborted) stop();
  try {
    return await sealAndSend(connection, deposit, stopping.signal);
  } catch (error) {
    // A part still on its way must not go on trying.
    stopping.abort(error);
    throw error;
  } finally {
    deposit.signal?.removeEventListener('abort', stop);
  }
}

async function sealAndSend(connection: Connection, deposit: Deposit, signal: AbortSignal) {
  const { source, recipients, gate, onProgress } = deposit;
  const how = { ...deposit, signal };
  const passage = createPassage({ total: source.size, signal, gate, onProgress });
  const plaintext = passage.through(source.plaintext);
  const sealed = await sealFile({
    plaintext,
    recipients,
    format: formatFor(recipients),
    size: source.size,
  });
  const keyPackets = addressed(sealed.keyPackets, recipients);
  const begun = await beginFile(connection, { ...how, keyPackets });
  try {
    const parts = await sendParts(connection, begun.id, sealed.body, { ...how, passage });
    return await signForFile(connection, begun, { ...sealed, ...how, parts });
  } catch (error) {
    // Whatever stays of it, should this fail as well, the portal sweeps after a day.
    const discard = { method: 'DELETE', version: begun.version } as const;
    await connection.command(`/files/${begun.id}`, discard).catch(() => undefined);
    throw error;
  }
}
