import type { FileResponse } from '../../../core/contracts/files.ts';
import { depositFile, recipientsOf } from '../../../core/exchange/index.ts';
import { shortenFileName } from '../file-names.ts';
import { SessionError } from '../session-error.ts';
import type { DepositProgress, DepositRequest } from './api.ts';
import { createDepositRun, type DepositRun } from './deposit-run.ts';
import type { Work } from './work.ts';

const LONGEST_MEDIA_TYPE = 120;

/** Seals files and sends them. What is under way keeps the keys alive, and ends with them. */
export function createDepositing({ connection, signedIn, life }: Work) {
  const runs = new Map<string, DepositRun>();
  const sending = new Set<Promise<FileResponse>>();
  life.watch({
    isBusy: () => Array.from(runs.values()).some((run) => run.isWorking()),
    whenOver: () => Promise.allSettled(sending),
  });

  async function send({ folder, file, keys }: DepositRequest, run: DepositRun) {
    await signedIn.account();
    const { memberKey } = life.keyring();
    return depositFile(connection, {
      folder,
      source: {
        name: shortenFileName(file.name),
        mediaType: file.type.length > LONGEST_MEDIA_TYPE ? '' : file.type,
        size: file.size,
        plaintext: file.stream(),
      },
      recipients: await recipientsOf(connection, new Map(Object.entries(keys))),
      signingKey: memberKey,
      patient: true,
      ...run.control,
    });
  }

  return {
    async deposit(
      request: DepositRequest,
      onProgress: (progress: DepositProgress) => void,
    ): Promise<FileResponse> {
      const run = createDepositRun({ total: request.file.size, onProgress, life });
      runs.set(request.id, run);
      life.tell();
      const sent = send(request, run);
      sending.add(sent);
      try {
        return await sent;
      } finally {
        sending.delete(sent);
        runs.delete(request.id);
        run.end();
        life.tell();
      }
    },
    pauseDeposit: (id: string) => Promise.resolve(runs.get(id)?.pause()),
    resumeDeposit: (id: string) => Promise.resolve(runs.get(id)?.resume()),
    cancelDeposit: (id: string) =>
      Promise.resolve(runs.get(id)?.stop(new SessionError('cancelled'))),
  };
}
