import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AccessAction, AccessOutcome } from '../../../../../../core/contracts/access-log.ts';
import type { ExportRow } from '../../../../../../server/features/access-log/exports/export-rows.ts';
import { toOcsf } from '../../../../../../server/features/access-log/exports/ocsf.ts';
import { aPrincipal } from '../../../../../support/access-log-acts.ts';
import { anAlteredRow, anExportRow } from '../../../../../support/export-rows.ts';

type Event = Record<string, unknown>;

/** Attributes that OCSF 1.3.0 requires: of every event, of the class, and one of each group. */
const required = [
  'activity_id',
  'category_uid',
  'class_uid',
  'metadata',
  'severity_id',
  'time',
  'type_uid',
];
const ofClass: Readonly<Record<number, { all: string[]; activities: number[] }>> = {
  6003: { all: ['actor', 'api', 'src_endpoint'], activities: [0, 1, 2, 3, 4, 99] },
  3002: { all: ['user', 'service'], activities: [0, 1, 2, 3, 4, 5, 6, 99] },
};
const oneOf: Readonly<Record<string, string[]>> = {
  actor: ['process', 'user', 'session', 'app_name', 'app_uid'],
  user: ['account', 'name', 'uid'],
  src_endpoint: ['ip', 'uid', 'name', 'hostname', 'svc_name', 'instance_uid'],
  service: ['name', 'uid'],
};
const inside: Readonly<Record<string, string[]>> = {
  metadata: ['product', 'version'],
  api: ['operation'],
};

/** What is missing of what the schema demands, as paths. */
function missingIn(event: Event): string[] {
  const kind = ofClass[event['class_uid'] as number] ?? { all: ['class'], activities: [] };
  const has = (object: unknown, name: string) =>
    (object as Event | undefined)?.[name] !== undefined;
  return [
    ...[...required, ...kind.all].filter((name) => !has(event, name)),
    ...Object.entries(inside).flatMap(([name, all]) =>
      all.filter((each) => has(event, name) && !has(event[name], each)),
    ),
    ...Object.entries(oneOf)
      .filter(([name, some]) => has(event, name) && !some.some((each) => has(event[name], each)))
      .map(([name]) => name),
    ...(kind.activities.includes(event['activity_id'] as number) ? [] : ['activity_id']),
  ];
}

const eventOf = (row: ExportRow) => toOcsf(row) as Event;

describe('an entry as an event of OCSF', () => {
  it.each(AccessAction.options)('has all that is required, for %s', (action) => {
    const event = eventOf(anAlteredRow({ action }));

    expect(missingIn(event)).toEqual([]);
    expect(event['type_uid']).toBe(
      (event['class_uid'] as number) * 100 + (event['activity_id'] as number),
    );
    expect(event['category_uid']).toBe(Math.floor((event['class_uid'] as number) / 1000));
  });

  it.each(AccessOutcome.options)('has all that is required when the outcome is %s', (outcome) => {
    expect(missingIn(eventOf(anAlteredRow({ outcome })))).toEqual([]);
  });

  it.each([[{ type: 'system' } as const], [{ type: 'anonymous', authn: 'none' } as const]])(
    'has all that is required for %j',
    (actor) => {
      expect(missingIn(eventOf(anAlteredRow({ actor })))).toEqual([]);
      expect(missingIn(eventOf(anAlteredRow({ actor, action: 'session.sign-in' })))).toEqual([]);
    },
  );

  it('would say what is missing', () => {
    const { api, ...rest } = eventOf(anExportRow());

    expect(api).toBeDefined();
    expect(missingIn({ ...rest, actor: {}, activity_id: 7 })).toEqual([
      'api',
      'actor',
      'activity_id',
    ]);
  });

  it.each([
    ['session.sign-in', { class_uid: 3002, activity_id: 1 }],
    ['session.sign-out', { class_uid: 3002, activity_id: 2 }],
    ['submission.create', { class_uid: 6003, activity_id: 1 }],
    ['file.open', { class_uid: 6003, activity_id: 2 }],
    ['access-log.export-csv', { class_uid: 6003, activity_id: 2 }],
    ['password.change', { class_uid: 6003, activity_id: 3 }],
    ['case.remove-participant', { class_uid: 6003, activity_id: 4 }],
    ['log.boot', { class_uid: 6003, activity_id: 99 }],
  ] as const)('takes %s for what it is', (action, expected) => {
    expect(eventOf(anAlteredRow({ action }))).toMatchObject(expected);
  });

  it('says who did what to what, how it ended, and carries the leaf', () => {
    const principal = aPrincipal();
    const id = randomUUID();
    const row = anExportRow(
      { principal, action: 'file.open', object: { type: 'file', id } },
      { outcome: 'denied', reason: 'NOT_FOUND', status: 404 },
    );

    const event = eventOf(row);

    expect(event).toMatchObject({
      time: Date.parse('2026-03-01T12:00:00.123Z'),
      status_id: 2,
      status_code: 'NOT_FOUND',
      actor: { user: { uid: principal.accountId, org: { uid: principal.organisationId } } },
      api: { operation: 'file.open', response: { code: 404 } },
      resources: [{ type: 'file', uid: id }],
      metadata: { uid: row.entry.id, sequence: 7 },
      raw_data: Buffer.from(row.bytes).toString(),
    });
  });
});
