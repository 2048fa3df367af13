import { useEffect, useRef, useState } from 'react';
import { MemberKeyResponse } from '../../../core/contracts/keys.ts';
import { useKeys, useWorkplace } from '../../hooks/use-keys.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';
import { SessionError, type KeyFacts, type NewMemberKey } from '../../session/index.ts';

/** How far somebody is with making a key. It is in no address: a reload begins anew. */
export type Stage =
  | { readonly step: 'passphrase'; readonly isLost?: boolean; readonly error?: unknown }
  | { readonly step: 'key'; readonly made?: NewMemberKey }
  | { readonly step: 'backup'; readonly made: NewMemberKey }
  | { readonly step: 'fingerprint'; readonly made: NewMemberKey; readonly keepBackup: boolean }
  | { readonly step: 'bring' }
  | { readonly step: 'brought'; readonly brought: KeyFacts };

const BEGINNING = { step: 'passphrase' } as const;

/** Leads through the making of a key. Before the last step nothing of it leaves this browser. */
export function useCeremony() {
  const keys = useKeys();
  const { comparedKeys } = useWorkplace();
  const { member } = useSignedIn();
  const [stage, setStage] = useState<Stage>(BEGINNING);
  const [isPublishing, setPublishing] = useState(false);
  useDiscard(stage);

  async function make(passphrase: string): Promise<void> {
    setStage({ step: 'key' });
    try {
      setStage({ step: 'key', made: await keys.worker().createMemberKey(passphrase) });
    } catch (error) {
      setStage({ ...BEGINNING, error });
    }
  }

  async function publishMade(made: NewMemberKey, keepBackup: boolean): Promise<Stage> {
    try {
      await keys.worker().publishMemberKey({ keepBackup });
    } catch (error) {
      const wasForgotten = error instanceof SessionError && error.code === 'locked';
      if (!(await isPublished(made))) {
        if (wasForgotten) return { ...BEGINNING, isLost: true };
        throw error;
      }
    }
    const key = { subject: 'member', id: member.id, fingerprint: made.fingerprint } as const;
    await comparedKeys.remember({ ...key, how: 'made-here' });
    return BEGINNING;
  }

  async function publishBrought({ armoredPublicKey }: KeyFacts): Promise<Stage> {
    await keys.worker().publishBroughtKey(armoredPublicKey);
    // What is unlocked here, if anything, is the key that was replaced.
    await keys.lock();
    await keys.refresh();
    return BEGINNING;
  }

  /** @returns whether it is there now; otherwise the stage says why not */
  async function publish(): Promise<boolean> {
    setPublishing(true);
    try {
      const next =
        stage.step === 'fingerprint'
          ? await publishMade(stage.made, stage.keepBackup)
          : stage.step === 'brought'
            ? await publishBrought(stage.brought)
            : stage;
      setStage(next);
      return next === BEGINNING;
    } finally {
      setPublishing(false);
    }
  }

  return { stage, setStage, make, publish, isPublishing };
}
export type Ceremony = ReturnType<typeof useCeremony>;

/** The answer to a publication may be lost although the portal has taken the key. */
async function isPublished({ fingerprint }: NewMemberKey): Promise<boolean> {
  const { key } = await portal
    .call(MemberKeyResponse, '/account/key')
    .catch(() => ({ key: undefined }));
  return key?.fingerprint === fingerprint;
}

/** A key that was made and not published is forgotten with the page, and the browser asks before its tab is closed. */
function useDiscard({ step }: Stage): void {
  const keys = useKeys();
  const isMade = step === 'key' || step === 'backup' || step === 'fingerprint';
  const wasMade = useRef(false);
  useEffect(() => {
    wasMade.current = isMade;
    if (!isMade) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isMade]);
  useEffect(
    () => () => {
      if (wasMade.current) void keys.lock();
    },
    [keys],
  );
}
