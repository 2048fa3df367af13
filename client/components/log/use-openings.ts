import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AccessEntry, type Names } from '../../../core/contracts/access-log.ts';
import { OpeningsPage, type OpeningsQuery } from '../../../core/contracts/access-log-openings.ts';
import { fromBase64, parseCanonical } from '../../../core/transparency/index.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';
import { createEvidenceCheck, type EvidenceVerdict } from '../../session/log-evidence.ts';
import { LOG_STANDING } from './use-log-standing.ts';

/** A checkpoint is signed about once a second; to ask again is an act that is written down. */
const ASK_AGAIN_MS = 5_000;

/** An act on something of the own organisation, read from the very bytes of its entry. */
export type Opening = {
  readonly index: number;
  /** Absent where the bytes are no entry that this page knows. */
  readonly entry: AccessEntry | undefined;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly proof: string | undefined;
  readonly verdict: EvidenceVerdict;
};
export type Openings = Pick<OpeningsPage, 'vkey' | 'nextCursor' | 'previousCursor'> & {
  readonly items: readonly Opening[];
  readonly names: Names;
};
export type OpeningsFilter = Partial<OpeningsQuery>;

/** Who opened what the own organisation provides; each act is proven on this computer. */
export function useOpenings(filter: OpeningsFilter) {
  const { member } = useSignedIn();
  return useQuery({
    queryKey: [LOG_STANDING, member.id, 'openings', filter],
    queryFn: () => readOpenings(member.id, filter),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ verdict }) => verdict.status === 'unsigned') ? ASK_AGAIN_MS : false,
  });
}

async function readOpenings(accountId: string, query: OpeningsFilter): Promise<Openings> {
  const { items, ...page } = await portal.call(OpeningsPage, '/access-log/openings', { query });
  const { check } = createEvidenceCheck(portal, accountId);
  const openings: Opening[] = [];
  // One after the other: what the first proof shows of the log need not be asked for again.
  for (const item of items) {
    const { index, proof } = item;
    const verdict = await check({ ...item, vkey: page.vkey });
    const bytes = fromBase64(item.entry) ?? new Uint8Array();
    openings.push({ index, bytes, entry: entryOf(bytes), proof, verdict });
  }
  return { ...page, items: openings };
}

function entryOf(bytes: Uint8Array): AccessEntry | undefined {
  try {
    return AccessEntry.parse(parseCanonical(bytes));
  } catch {
    return undefined;
  }
}
