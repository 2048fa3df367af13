import { useKeys, useKeyState } from '../../../hooks/use-keys.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { useRememberKey } from '../../../hooks/use-trusts.ts';
import { useMembersKeys } from '../members/use-members-keys.ts';

type Keeper = {
  readonly accountId: string;
  readonly name: string;
  /** Absent until it was compared. */
  readonly comparedFingerprint: string | undefined;
};

/** Everybody who is active and has a key keeps the organisation's; the portal takes no rotation that leaves one out. */
export function useRotation() {
  const { member, organisation } = useSignedIn();
  const state = useKeyState();
  const keys = useKeys();
  const remember = useRememberKey();
  const { entitled, trusts } = useMembersKeys();
  const isKnown = entitled.length > 0 && entitled.every(({ id }) => trusts.byId.has(id));

  const keepers: Keeper[] | undefined = isKnown
    ? entitled.flatMap(({ id, displayName }): Keeper[] => {
        const trust = trusts.byId.get(id)?.trust;
        if (!trust || trust.status === 'no-key') return [];
        // The own key is the one that is unlocked here, whatever the portal offers.
        const own = state.status === 'unlocked' ? state.fingerprint : undefined;
        const compared = trust.status === 'compared' ? trust.fingerprint : undefined;
        const comparedFingerprint = id === member.id ? own : compared;
        return [{ accountId: id, name: displayName, comparedFingerprint }];
      })
    : undefined;

  async function rotate(): Promise<void> {
    const remaining = (keepers ?? []).flatMap(({ accountId, comparedFingerprint }) =>
      comparedFingerprint === undefined ? [] : [{ accountId, comparedFingerprint }],
    );
    const { fingerprint } = await keys.worker().rotate(remaining);
    await remember({
      subject: 'organisation',
      id: organisation.id,
      fingerprint,
      how: 'made-here',
    });
  }
  return { keepers, rotate, trusts };
}
