import { describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { AccessEntry } from '../../../../../core/contracts/access-log.ts';
import { MAX_CANONICAL_BYTES, canonicalBytes } from '../../../../../core/transparency/index.ts';
import { createEntries, parseEntry } from '../../../../../server/features/access-log/entry.ts';
import type { Act } from '../../../../../server/platform/http/access-recorder.ts';
import { aPrincipal, anAct, anInstance } from '../../../../support/access-log-acts.ts';

const instance = anInstance();
const clock = () => new Date('2026-03-01T12:00:00.000Z');
const entries = createEntries({ clock, ...instance });
const position = { boot: randomBytes(16).toString('base64url'), n: 0 };
const read = (submission: { toBytes: (w: typeof position) => Uint8Array }) =>
  parseEntry(submission.toBytes(position));

describe('an entry', () => {
  it.each<[string, Partial<Act>]>([
    ['an act that the log does not know', { action: 'case.peek' as Act['action'] }],
    ['an object whose identifier is a name', { object: { type: 'case', id: 'operation-x' } }],
    ['an object of an unknown type', { object: { type: 'person' as 'case', id: randomUUID() } }],
    ['a digest that is none', { object: { type: 'file', id: randomUUID(), digest: 'ab' } }],
    [
      'a route with a query',
      { request: { method: 'GET', route: '/cases?name=x', id: randomUUID() } },
    ],
    ['a request identifier from outside', { request: { method: 'GET', route: '/', id: 'abc' } }],
    [
      'a principal without an identifier',
      { principal: aPrincipal({ accountId: 'alice@example.org' }) },
    ],
  ])('refuses %s', (_name, values) => {
    expect(() => entries.intent(anAct(values)).toBytes(position)).toThrow();
  });

  it('says who, what, whereto, when, and through which request', () => {
    const principal = aPrincipal();
    const object = {
      type: 'file',
      id: randomUUID(),
      organisationId: randomUUID(),
      version: 3,
      digest: 'a'.repeat(64),
    } as const;
    const act = anAct({ principal, object, action: 'file.open' });

    const entry = read(entries.intent(act));

    expect(entry).toEqual({
      action: 'file.open',
      actor: {
        authn: 'pwd+totp',
        id: principal.accountId,
        org: principal.organisationId,
        role: 'expert',
        type: 'user',
      },
      id: entry.id,
      nonce: entry.nonce,
      object: {
        digest: object.digest,
        id: object.id,
        org: object.organisationId,
        type: 'file',
        ver: 3,
      },
      outcome: 'pending',
      phase: 'intent',
      priv: entry.priv,
      req: { method: 'GET', rid: act.request.id, route: '/api/v1/cases/:caseId' },
      src: { app: 'asset-recovery-portal', inst: instance.instanceId, ver: '0.1.0' },
      time: '2026-03-01T12:00:00.000Z',
      v: 1,
      w: position,
    });
  });

  it('is a result that refers to its intent and commits to no private data again', () => {
    const ref = randomUUID();
    const conclusion = { outcome: 'failure', reason: 'VERSION_CONFLICT', status: 409 } as const;

    const entry = read(entries.result(anAct(), conclusion, ref));

    expect(entry).toMatchObject({ phase: 'result', outcome: 'failure', ref });
    expect(entry).toMatchObject({ reason: 'VERSION_CONFLICT', req: { status: 409 } });
    expect(entry.priv).toBeUndefined();
  });

  it('never holds address, user agent or session identifier', () => {
    const sessionId = 'canary-session-7f3a';
    const client = { ip: '198.51.100.77', userAgent: 'canary-agent' };

    const submission = entries.intent(anAct({ sessionId, client }));
    const bytes = Buffer.from(submission.toBytes(position)).toString();

    expect(bytes).not.toMatch(/canary|198\.51/);
    expect(Buffer.from(submission.privateRow?.data ?? []).toString()).toBe(
      '{"ip":"198.51.100.77","ua":"canary-agent"}',
    );
  });

  it('tells sessions apart by a pseudonym that only the key can make', () => {
    const others = createEntries({ clock, ...anInstance() });
    const act = (sessionId: string) => anAct({ sessionId });

    const sid = read(entries.intent(act('a'))).req?.sid;

    expect(sid).toBe(read(entries.intent(act('a'))).req?.sid);
    expect(sid).not.toBe(read(entries.intent(act('b'))).req?.sid);
    expect(sid).not.toBe(read(others.intent(act('a'))).req?.sid);
  });

  it('gives two entries about the same act nothing to be guessed by', () => {
    const act = anAct();

    expect(read(entries.intent(act)).nonce).not.toBe(read(entries.intent(act)).nonce);
    expect(read(entries.intent(act)).priv).not.toBe(read(entries.intent(act)).priv);
  });

  it('keeps whoever failed to sign in anonymous and names the account as the object', () => {
    const principal = aPrincipal();
    const act = anAct({ principal: undefined, authentication: 'none', action: 'session.sign-in' });
    const failed = { outcome: 'denied', reason: 'SIGN_IN_FAILED', status: 401, principal } as const;

    const entry = read(entries.single(act, failed));

    expect(entry.actor).toEqual({ authn: 'none', type: 'anonymous' });
    expect(entry.object).toEqual({
      id: principal.accountId,
      org: principal.organisationId,
      type: 'account',
    });
  });

  it('names whoever succeeded to sign in as the actor', () => {
    const principal = aPrincipal();
    const act = anAct({ principal: undefined, authentication: 'password' });

    const entry = read(
      entries.result(act, { outcome: 'success', status: 200, principal }, randomUUID()),
    );

    expect(entry.actor).toMatchObject({ authn: 'pwd', id: principal.accountId, type: 'user' });
  });

  it('fits the limit even when every field is as long as it may be', () => {
    const id = randomUUID();
    const digest = 'f'.repeat(64);
    const boot = 'B'.repeat(22);
    const longest = AccessEntry.parse({
      action: 'organisation.choose-compatibility',
      actor: {
        authn: 'pwd+totp',
        behalf: id,
        id,
        org: id,
        role: 'national-focal-point',
        state: 'NLD',
        type: 'user',
      },
      basis: { code: 'rome-statute.art-93', ref: id },
      id,
      nonce: boot,
      object: { digest, id, org: id, type: 'access-record', ver: Number.MAX_SAFE_INTEGER },
      outcome: 'success',
      phase: 'result',
      priv: 'P'.repeat(43),
      reason: 'APPROVAL_BY_SAME_ACCOUNT',
      ref: id,
      req: {
        method: 'M'.repeat(20),
        rid: id,
        route: `/${'r'.repeat(199)}`,
        sid: boot,
        status: 599,
      },
      src: { app: 'asset-recovery-portal', inst: id, ver: '1'.repeat(64) },
      time: '2026-03-01T12:00:00.000Z',
      v: 1,
      w: { boot, n: Number.MAX_SAFE_INTEGER },
    });

    expect(canonicalBytes(longest as never).length).toBeLessThan(MAX_CANONICAL_BYTES / 2);
  });
});

describe('reading an entry', () => {
  const entry = read(entries.single(anAct(), { outcome: 'denied', status: 403 }));
  const bytesOf = (values: object) => canonicalBytes({ ...entry, ...values } as never);

  it.each<[string, object]>([
    ['an unknown key', { note: 'x' }],
    ['an unknown nested key', { actor: { ...entry.actor, name: 'Alice' } }],
    ['another version', { v: 2 }],
    ['a pending entry that is no intent', { outcome: 'pending' }],
    ['an intent that is not pending', { phase: 'intent' }],
    ['a result without an intent', { phase: 'result' }],
    ['a reference outside a result', { ref: randomUUID() }],
    ['a user without an identifier', { actor: { type: 'user' } }],
    ['an anonymous actor with an identifier', { actor: { type: 'anonymous', id: randomUUID() } }],
    ['a time with an offset', { time: '2026-03-01T13:00:00.000+01:00' }],
    ['a time without milliseconds', { time: '2026-03-01T12:00:00Z' }],
  ])('refuses %s', (_name, values) => {
    expect(() => parseEntry(bytesOf(values))).toThrow();
  });

  it('refuses an entry with white space, which hashes to another leaf', () => {
    expect(() => parseEntry(Buffer.from(JSON.stringify(entry, undefined, 1)))).toThrow(
      'NOT_CANONICAL',
    );
  });

  it('reads what was written', () => {
    expect(parseEntry(bytesOf({}))).toEqual(entry);
  });
});
