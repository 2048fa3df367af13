import type { AccessEntry } from '../../../../core/contracts/access-log.ts';
import { hexOf, type ExportRow } from './export-rows.ts';

/** Version of the Open Cybersecurity Schema Framework whose classes are written. */
export const OCSF_VERSION = '1.3.0';

const API_ACTIVITY = { category_uid: 6, class_uid: 6003, class_name: 'API Activity' } as const;
const AUTHENTICATION = { category_uid: 3, class_uid: 3002, class_name: 'Authentication' } as const;

const apiActivities = { create: 1, read: 2, update: 3, delete: 4, other: 99 } as const;
const authentications: Readonly<Record<string, { id: number; name: string }>> = {
  'session.sign-in': { id: 1, name: 'Logon' },
  'session.second-factor': { id: 1, name: 'Logon' },
  'session.sign-out': { id: 2, name: 'Logoff' },
};

/** The first that fits the verb of an act; what fits none changes something. */
const verbs: readonly (readonly [RegExp, keyof typeof apiActivities])[] = [
  [/^log\./, 'other'],
  [/\.(?:read|list|search|count|open|export|summarise)/, 'read'],
  [/\.(?:create|publish|begin|put-part|deposit|share|remark|propose-role)$/, 'create'],
  [/\.(?:remove|revoke|discard|unshare|withdraw-role)/, 'delete'],
];

const statuses = {
  success: { status_id: 1, status: 'Success' },
  denied: { status_id: 2, status: 'Failure' },
  failure: { status_id: 2, status: 'Failure' },
  error: { status_id: 2, status: 'Failure' },
  pending: { status_id: 99, status: 'Pending' },
  unknown: { status_id: 0, status: 'Unknown' },
} as const;

/** Informational, low, medium: a SIEM has rules of its own for what matters to it. */
const severities = { success: 1, pending: 1, failure: 1, unknown: 2, denied: 2, error: 3 } as const;

/**
 * One event of OCSF, for SIEM systems: Authentication for what begins or ends a session, API Activity for everything
 * else. `raw_data` is the leaf itself, so that the event can be traced back into the log.
 */
export function toOcsf(row: ExportRow): object {
  const { index, entry, bytes, leafHash } = row;
  const authentication = authentications[entry.action];
  const specific = authentication ? authenticationOf(entry, authentication) : apiActivityOf(entry);
  return {
    ...specific,
    type_uid: specific.class_uid * 100 + specific.activity_id,
    time: Date.parse(entry.time),
    severity_id: severities[entry.outcome],
    ...statuses[entry.outcome],
    ...(entry.reason !== undefined && { status_code: entry.reason }),
    metadata: {
      version: OCSF_VERSION,
      product: { name: 'Asset Recovery Portal', vendor_name: 'Asset Recovery Portal' },
      uid: entry.id,
      sequence: index,
      log_name: 'access-log',
      log_version: String(entry.v),
      ...(entry.ref !== undefined && { correlation_uid: entry.ref }),
    },
    src_endpoint: { svc_name: entry.src.app, instance_uid: entry.src.inst },
    raw_data: Buffer.from(bytes).toString('utf8'),
    unmapped: { leaf_hash: hexOf(leafHash), phase: entry.phase, outcome: entry.outcome },
  };
}

function authenticationOf(entry: AccessEntry, { id, name }: { id: number; name: string }) {
  return {
    ...AUTHENTICATION,
    activity_id: id,
    activity_name: name,
    user: userOf(entry),
    service: { name: entry.src.app },
    is_mfa: entry.actor.authn === 'pwd+totp',
    ...sessionOf(entry),
  };
}

function apiActivityOf(entry: AccessEntry) {
  const activity = verbs.find(([verb]) => verb.test(entry.action))?.[1] ?? 'update';
  const { actor, object, req } = entry;
  return {
    ...API_ACTIVITY,
    activity_id: apiActivities[activity],
    activity_name: activity === 'other' ? entry.action : capitalised(activity),
    actor: {
      app_name: entry.src.app,
      ...(actor.type !== 'system' && { user: userOf(entry) }),
      ...sessionOf(entry),
    },
    api: {
      operation: entry.action,
      ...(req && { request: { uid: req.rid } }),
      ...(req?.status !== undefined && { response: { code: req.status } }),
      version: 'v1',
    },
    ...(object && { resources: [resourceOf(object)] }),
  };
}

/** Who failed to sign in is named by what was tried: the account that the act was about. */
function userOf({ actor, object }: AccessEntry) {
  const uid = actor.id ?? (object?.type === 'account' ? object.id : undefined);
  return {
    ...(uid === undefined ? { name: actor.type } : { uid }),
    type_id: uid === undefined ? 0 : 1,
    ...(actor.org !== undefined && { org: { uid: actor.org } }),
    ...(actor.role !== undefined && { groups: [{ name: actor.role }] }),
  };
}

function sessionOf({ req }: AccessEntry) {
  return req?.sid === undefined ? {} : { session: { uid: req.sid } };
}

function resourceOf(object: NonNullable<AccessEntry['object']>) {
  return {
    type: object.type,
    uid: object.id,
    ...(object.org !== undefined && { owner: { org: { uid: object.org } } }),
    ...(object.ver !== undefined && { version: String(object.ver) }),
  };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
