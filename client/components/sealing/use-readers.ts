import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useTrusts, type OrganisationTrust } from '../../hooks/use-trusts.ts';
import type { SeenKeys } from '../../session/index.ts';

export type Reader = {
  readonly id: string;
  readonly name: string;
  readonly isOwn: boolean;
  /** Absent while the portal is being asked. */
  readonly known: OrganisationTrust | undefined;
};

export type Readers = {
  readonly all: readonly Reader[];
  /** Somebody's key must not be used; nothing is sealed as long as it is so. */
  readonly isRefused: boolean;
  /** Whose keys nobody has compared on this computer, the own organisation's among them: the portal could swap that too. */
  readonly notCompared: readonly Reader[];
  /** The keys as they are shown; absent unless there is one for everybody. */
  readonly keys: SeenKeys | undefined;
  readonly error: unknown;
  readonly retry: () => void;
};

/** Who can open what is sealed: the own organisation, which is always among them, and those it is for. */
export function useReaders(ownId: string, recipientOrganisationIds: readonly string[]): Readers {
  const organisations = useOrganisations();
  const ids = [ownId, ...recipientOrganisationIds];
  const { byId, error, retry } = useTrusts(ids);
  const all = ids.map((id) => ({
    id,
    name: organisations.data?.get(id)?.name ?? '',
    isOwn: id === ownId,
    known: byId.get(id),
  }));
  const usable = all.flatMap(({ id, known }) => {
    const fingerprint = known && usableFingerprint(known);
    return fingerprint === undefined ? [] : [[id, fingerprint] as const];
  });
  return {
    all,
    isRefused: all.some(({ known }) => known && usableFingerprint(known) === undefined),
    notCompared: all.filter(({ known }) => known?.trust.status === 'not-compared'),
    keys: usable.length === all.length ? Object.fromEntries(usable) : undefined,
    error,
    retry,
  };
}

function usableFingerprint({ trust }: OrganisationTrust): string | undefined {
  const isUsable = trust.status !== 'no-key' && trust.status !== 'changed-unexpectedly';
  return isUsable ? trust.fingerprint : undefined;
}
