import { createHmac, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { AccessEntry } from '../../../core/contracts/access-log.ts';
import {
  canonicalBytes,
  parseCanonical,
  type CanonicalObject,
} from '../../../core/transparency/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AccessObject } from '../../../core/contracts/access-log.ts';
import type { Act, Conclusion } from '../../platform/http/access-recorder.ts';
import type { Principal } from '../../platform/principal.ts';
import type { Submission } from './appender.ts';
import { sealPrivateData } from './private-data.ts';

type Dependencies = {
  readonly clock: Clock;
  readonly instanceId: string;
  readonly softwareVersion: string;
  readonly keys: { readonly sessionPseudonyms: Uint8Array };
};

type SystemAction = Extract<AccessEntry['action'], `log.${string}`>;
type Facts = Pick<AccessEntry, 'action' | 'actor' | 'outcome' | 'phase'> &
  Partial<Pick<AccessEntry, 'object' | 'reason' | 'ref' | 'req'>>;

export type EntrySubmission = Submission & {
  readonly id: string;
  /** Its time, in milliseconds since 1970. */
  readonly at: number;
};

const authentications = { none: 'none', password: 'pwd', 'password+totp': 'pwd+totp' } as const;

/** Turns acts into entries. An entry gets its place in the writer's chain, `w`, when it is submitted. */
export function createEntries({ clock, instanceId, softwareVersion, keys }: Dependencies) {
  function submission(facts: Facts, client?: Act['client']): EntrySubmission {
    const id = uuidv7();
    const now = clock();
    const time = now.toISOString();
    const sealed = client && sealPrivateData(client);
    const body = {
      ...facts,
      ...(sealed && { priv: sealed.commitment }),
      id,
      nonce: randomBytes(16).toString('base64url'),
      src: { app: 'asset-recovery-portal', inst: instanceId, ver: softwareVersion },
      time,
      v: 1,
    };
    return {
      id,
      at: now.getTime(),
      toBytes: (w) => canonicalBytes(AccessEntry.parse({ ...body, w }) as CanonicalObject),
      ...(sealed && { privateRow: { entryId: id, time, key: sealed.key, data: sealed.data } }),
    };
  }

  function request({ request: { method, route, id: rid }, sessionId }: Act, status?: number) {
    return {
      method,
      rid,
      route,
      ...(sessionId !== undefined && { sid: pseudonymOf(sessionId) }),
      ...(status !== undefined && { status }),
    };
  }

  /** Sessions can be told apart in the log, but a reader of the log cannot take one over. */
  function pseudonymOf(sessionId: string): string {
    const code = createHmac('sha256', keys.sessionPseudonyms).update(sessionId).digest();
    return code.subarray(0, 16).toString('base64url');
  }

  function ended(act: Act, conclusion: Conclusion) {
    return {
      action: act.action,
      actor: actorOf(act, conclusion),
      outcome: conclusion.outcome,
      req: request(act, conclusion.status),
      ...objectOf(act, conclusion),
      ...(conclusion.reason && { reason: conclusion.reason }),
    };
  }

  return {
    intent(act: Act) {
      const { action } = act;
      return submission(
        {
          action,
          actor: actorOf(act),
          outcome: 'pending',
          phase: 'intent',
          req: request(act),
          ...objectOf(act),
        },
        act.client,
      );
    },
    result(act: Act, conclusion: Conclusion, ref: string) {
      return submission({ ...ended(act, conclusion), phase: 'result', ref });
    },
    single(act: Act, conclusion: Conclusion) {
      return submission({ ...ended(act, conclusion), phase: 'single' }, act.client);
    },
    system(action: SystemAction) {
      return submission({
        action,
        actor: { type: 'system' },
        outcome: 'success',
        phase: 'single',
      });
    },
    /** Closes an intent whose result never came: nobody can say any more how it ended. */
    closing(intent: AccessEntry) {
      return submission({
        action: intent.action,
        actor: { type: 'system' },
        ...(intent.object && { object: intent.object }),
        outcome: 'unknown',
        phase: 'result',
        ref: intent.id,
      });
    },
  };
}
export type Entries = ReturnType<typeof createEntries>;

/** @throws CanonicalError or ZodError when the bytes are not a canonical entry of version 1. */
export function parseEntry(bytes: Uint8Array): AccessEntry {
  return AccessEntry.parse(parseCanonical(bytes));
}

/**
 * Whoever only named an account without proving it is theirs stays anonymous; the account is then
 * what the act was about.
 */
function actorOf(
  { principal, authentication }: Act,
  conclusion?: Conclusion,
): AccessEntry['actor'] {
  const proven =
    principal ?? (conclusion?.outcome === 'success' ? conclusion.principal : undefined);
  const authn = authentications[authentication];
  if (!proven) return { authn, type: 'anonymous' };
  return {
    authn,
    id: proven.accountId,
    org: proven.organisationId,
    role: proven.role,
    type: 'user',
  };
}

function objectOf(act: Act, conclusion?: Conclusion): { object?: AccessEntry['object'] } {
  const object = conclusion?.object ?? act.object ?? accountOf(conclusion?.principal);
  if (!object) return {};
  const { type, id, organisationId, version, digest } = object;
  return {
    object: {
      type,
      id,
      ...(organisationId !== undefined && { org: organisationId }),
      ...(version !== undefined && { ver: version }),
      ...(digest !== undefined && { digest }),
    },
  };
}

function accountOf(principal: Principal | undefined): AccessObject | undefined {
  return (
    principal && {
      type: 'account',
      id: principal.accountId,
      organisationId: principal.organisationId,
    }
  );
}
