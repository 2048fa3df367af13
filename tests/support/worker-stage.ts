import { createGrantedKeys } from '../../client/session/worker/granted-keys.ts';
import { KeyLife } from '../../client/session/worker/key-life.ts';
import { createRequesting } from '../../client/session/worker/requesting.ts';
import { createSharing } from '../../client/session/worker/sharing.ts';
import { createSignedIn } from '../../client/session/worker/signed-in.ts';
import type { Role } from '../../core/contracts/vocabulary.ts';
import { fingerprintOf, type Member } from './exchange-people.ts';
import type { ExchangePortal } from './exchange-portal.ts';

/** What a Worker does for people with keys of their own, outside a browser. */
export function createWorkerStage(portal: ExchangePortal) {
  const lives: KeyLife[] = [];

  return {
    /** A colleague at work, whose keys are forgotten in the end and nobody else's. */
    async colleagueOf(member: Member, role: Role) {
      const { connection, accountId, keyring } = await portal.colleagueOf(member, role);
      const life = new KeyLife({
        now: Date.now,
        onChange: () => undefined,
        onForgotten: () => undefined,
      });
      lives.push(life);
      life.hold(keyring, { refusedGrants: 0, organisationHasKey: true });
      const work = { connection, life, signedIn: createSignedIn(connection, accountId) };
      const granted = createGrantedKeys(work);
      const worker = {
        ...createRequesting({ ...work, granted }),
        ...createSharing({ ...work, granted }),
      };
      return { life, worker, accountId, connection };
    },
    async end(): Promise<void> {
      for (const life of lives.splice(0)) await life.forget();
    },
  };
}
export type WorkerStage = ReturnType<typeof createWorkerStage>;

/** The keys of these members' organisations, as somebody has seen them. */
export function seenKeysOf(members: readonly Member[]): Record<string, string> {
  return Object.fromEntries(
    members.map((member) => [member.organisationId, fingerprintOf(member)]),
  );
}

/** A portal that answers to every path with this end as it likes. */
export function lieTo({ line }: ExchangePortal, end: string, answer: object): void {
  line.interfere = ({ url = '' }, response) => {
    if (!url.endsWith(end)) return false;
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
    return true;
  };
}
