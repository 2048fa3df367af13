import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type {
  Invitation,
  InvitationRepository,
} from '../../server/features/accounts/invitation.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import { anInvitation, membershipRepositories, openMembership } from '../support/membership.ts';
import { unindexedQueries } from '../support/query-plans.ts';

describe.each(engines)('the repository of invitations, on $name', ({ open }) => {
  let engine: OpenEngine;
  let invitations: InvitationRepository;

  beforeAll(async () => {
    engine = await open();
    ({ invitations } = await membershipRepositories(engine));
  });
  afterAll(() => engine.close());

  it('refuses a token that exists, also of many at once', async () => {
    const tokenHash = 'ab'.repeat(32);

    const inserted = await Promise.all(
      Array.from({ length: 8 }, () => invitations.insert(anInvitation({ tokenHash }))),
    );

    expect(inserted.filter(Boolean)).toHaveLength(1);
    expect(await invitations.insert(anInvitation({ tokenHash }))).toBe(false);
  });

  it('refuses a field that it does not know: a token in clear', async () => {
    const invitation = anInvitation();
    const strange = { ...invitation, token: 'never kept' } as Invitation;

    await expect(async () => invitations.insert(strange)).rejects.toThrow();
    await invitations.insert(invitation);
    await expect(async () => invitations.replace({ ...strange, version: 2 }, 1)).rejects.toThrow();

    expect(await invitations.findById(invitation.id)).toEqual(invitation);
  });

  it('finds nothing under an unknown identifier or token', async () => {
    expect(await invitations.findById(uuid())).toBeUndefined();
    expect(await invitations.findByTokenHash('00'.repeat(32))).toBeUndefined();
  });

  it('lets many wait for approval without a token, and finds them by it afterwards', async () => {
    const waiting = (): Invitation => {
      const { tokenHash, ...rest } = anInvitation({ state: 'awaiting-approval' });
      return rest;
    };
    const [one, other] = [waiting(), waiting()];
    expect(await invitations.insert(one)).toBe(true);
    expect(await invitations.insert(other)).toBe(true);
    const tokenHash = 'cd'.repeat(32);
    const approved = { ...one, version: 2, state: 'open', tokenHash, approvedBy: uuid() } as const;

    await invitations.replace(approved, 1);

    expect(await invitations.findByTokenHash(tokenHash)).toEqual(approved);
    expect(await invitations.findById(other.id)).toEqual(other);
  });

  it('replaces the expected version only', async () => {
    const invitation = anInvitation();
    await invitations.insert(invitation);
    const revoked: Invitation = { ...invitation, version: 2, state: 'revoked' };

    expect(await invitations.replace({ ...revoked, version: 3 }, 2)).toBe(false);
    expect(await invitations.replace(revoked, 1)).toBe(true);
    expect(await invitations.findById(invitation.id)).toEqual(revoked);
  });

  it('lets one of eight who use a token at once succeed', async () => {
    const invitation = anInvitation();
    await invitations.insert(invitation);

    const used = await Promise.all(
      Array.from({ length: 8 }, () =>
        invitations.replace({ ...invitation, version: 2, state: 'accepted' }, 1),
      ),
    );

    expect(used.filter(Boolean)).toHaveLength(1);
  });

  it('removes every invitation of an address and no other', async () => {
    const email = 'former@portal.test';
    const former = [anInvitation({ email }), anInvitation({ email, state: 'accepted' })];
    const other = anInvitation();
    for (const invitation of [...former, other]) await invitations.insert(invitation);

    await invitations.removeByEmail(email);

    for (const { id } of former) expect(await invitations.findById(id)).toBeUndefined();
    expect(await invitations.findById(other.id)).toEqual(other);
  });

  it('pages through more than two pages of an organisation, unmoved by what is made meanwhile', async () => {
    const organisationId = uuid();
    const all = Array.from({ length: 5 }, () => anInvitation({ organisationId }));
    for (const invitation of all) await invitations.insert(invitation);
    await invitations.insert(anInvitation());
    const newestFirst = all.toReversed();

    const first = await invitations.listByOrganisation(organisationId, { limit: 2 });
    await invitations.insert(anInvitation({ organisationId }));
    const page = (cursor: string | undefined) =>
      invitations.listByOrganisation(organisationId, { limit: 2, cursor });
    const second = await page(first[1]?.id);
    const third = await page(second[1]?.id);

    expect(first).toEqual(newestFirst.slice(0, 3));
    expect(second).toEqual(newestFirst.slice(2, 5));
    expect(third).toEqual(newestFirst.slice(4));
  });

  it('lists the invitations of every organisation, newest first', async () => {
    const [older, newer] = [anInvitation(), anInvitation()];
    await invitations.insert(older);
    await invitations.insert(newer);

    expect(await invitations.list({ limit: 1 })).toEqual([newer, older]);
    expect((await invitations.list({ limit: 1, cursor: newer.id }))[0]).toEqual(older);
  });

  it('answers every query from an index', async () => {
    const { count, unindexed } = await unindexedQueries(engine, async () => {
      const { invitations: made } = openMembership(engine);
      const invitation = anInvitation();
      const page = { limit: 2, cursor: uuid() };
      await made.findById(invitation.id);
      await made.findByTokenHash(invitation.tokenHash ?? '');
      await made.replace({ ...invitation, version: 2 }, 1);
      await made.list({ limit: 2 });
      await made.list(page);
      await made.listByOrganisation(invitation.organisationId, { limit: 2 });
      await made.listByOrganisation(invitation.organisationId, page);
      await made.removeByEmail(invitation.email);
    });

    expect(count).toBeGreaterThanOrEqual(7);
    expect(unindexed).toEqual([]);
  });
});
