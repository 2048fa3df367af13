import { FilePage } from '../../../core/contracts/files.ts';
import { listAll } from '../../../core/exchange/pages.ts';
import { useWorkplace } from '../../hooks/use-keys.ts';
import { portal } from '../../lib/portal.ts';
import type { FileFolder } from '../../session/index.ts';

/** Calls off what is on its way to a folder, and takes out what has arrived there. */
export function useEmptyFolder({ type, id }: FileFolder) {
  const { deposits } = useWorkplace();

  async function stopDeposits(): Promise<void> {
    const own = deposits.getSnapshot().filter(({ folder }) => folder.id === id);
    await Promise.allSettled(own.map((deposit) => deposits.cancel(deposit.id)));
    for (const deposit of own) deposits.dismiss(deposit.id);
  }

  async function removeFiles(): Promise<void> {
    const files = await listAll(portal, FilePage, `/${type}s/${id}/files`);
    for (const file of files) {
      await portal.command(`/files/${file.id}`, { method: 'DELETE', version: file.version });
    }
  }

  return { stopDeposits, removeFiles };
}
