import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';
import { createLogAudit } from '../../session/log-audit.ts';
import { checkProof, type ProofVerdict } from '../../session/log-proof.ts';
import { readLogText } from '../../session/log-reading.ts';
import { standingOf } from '../../session/log-standing.ts';

/** A checkpoint is signed about once a second, and witnesses take a little longer. */
const ASK_AGAIN_MS = 2_000;

export type EntryProof =
  | { readonly status: 'unsigned' }
  /** Signed, and the witnesses are not enough yet. */
  | { readonly status: 'unwitnessed'; readonly text: string }
  | (ProofVerdict & { readonly text: string });

/** The proof that an entry is in the log, verified here; asked for again while there is none. */
export function useEntryProof(index: number, entry: Uint8Array): UseQueryResult<EntryProof> {
  const { member } = useSignedIn();
  return useQuery({
    queryKey: ['access-log', 'proof', member.id, index],
    queryFn: () => prove(member.id, index, entry),
    staleTime: Infinity,
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'unsigned' || data?.status === 'unwitnessed' ? ASK_AGAIN_MS : false,
  });
}

async function prove(accountId: string, index: number, entry: Uint8Array): Promise<EntryProof> {
  const { known, size } = await standingOf(portal, accountId);
  // The checkpoint may be asked for as often as one likes; to ask for a proof is an act that is written down.
  if (size !== undefined && size <= index) return { status: 'unsigned' };
  const text = await readLogText(portal, `proof/${index}`);
  const verdict = await checkProof(portal, { index, entry, proof: text, known });
  if (verdict.status !== 'refused') return { ...verdict, text };
  const { code, where } = verdict;
  if (code === 'E_QUORUM') return { status: 'unwitnessed', text };
  const place = where === undefined ? `${index}` : `${index}: ${where}`;
  const evidence = { code, where: place, raisedAt: new Date(), known: known.checkpoint };
  await createLogAudit(accountId).raise({ ...evidence, shown: text });
  return { ...verdict, text };
}
