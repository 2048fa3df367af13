import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ConsentPage, type ConsentObject } from '../../../core/contracts/consents.ts';
import { FileResponse } from '../../../core/contracts/files.ts';
import { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { listAll } from '../../../core/exchange/pages.ts';
import { useKeys } from '../../hooks/use-keys.ts';
import { portal } from '../../lib/portal.ts';
import type { SeenKeys } from '../../session/index.ts';
import type { Shareable } from './shareable.ts';

/** What the own organisation has asked about one object, the newest first. Asked for only where consent is needed. */
export function useAskedFor({ type, id }: ConsentObject, isNeeded: boolean) {
  return useQuery({
    queryKey: ['consents', 'asking', 'of', type, id],
    queryFn: async () => {
      const asked = await listAll(portal, ConsentPage, '/consents?side=asking');
      return asked.filter(({ object }) => object.type === type && object.id === id);
    },
    enabled: isNeeded,
  });
}

type Recipient = { readonly organisationId: string; readonly fingerprint: string };

/** Adds a key packet for one more organisation. */
export function useShare({ object: { type, id } }: Shareable, onChanged: () => void) {
  const keys = useKeys();
  return useMutation({
    networkMode: 'always',
    mutationFn: async ({ organisationId, fingerprint }: Recipient) => {
      const worker = keys.worker();
      if (type === 'file') await worker.shareFile(id, organisationId, fingerprint);
      else await worker.shareRecord(id, organisationId, fingerprint);
    },
    onSuccess: onChanged,
  });
}

/** Takes the key packet away again. */
export function useTakeBack({ object: { type, id }, version }: Shareable, onChanged: () => void) {
  return useMutation({
    networkMode: 'always',
    mutationFn: async (organisationId: string) => {
      const call = { method: 'DELETE', version } as const;
      if (type === 'file') {
        await portal.call(FileResponse, `/files/${id}/shares/${organisationId}`, call);
      } else {
        const path = `/submissions/${id}/record-shares/${organisationId}`;
        await portal.call(SubmissionSummary, path, call);
      }
    },
    onSuccess: onChanged,
  });
}

type Question = { readonly reason: string; readonly keys: SeenKeys };

/** Asks the provider; the reason is sealed to both sides. */
export function useAskConsent(object: ConsentObject, forOrganisationId: string) {
  const keys = useKeys();
  const queryClient = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ reason, keys: seen }: Question) =>
      keys.worker().askConsent({ object, forOrganisationId }, reason || undefined, seen),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['consents'] }),
  });
}
