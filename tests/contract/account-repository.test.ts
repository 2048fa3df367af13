import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { Account, AccountRepository } from '../../server/features/accounts/index.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import { anAccount, membershipRepositories, openMembership } from '../support/membership.ts';
import { unindexedQueries } from '../support/query-plans.ts';

describe.each(engines)('the repository of accounts, on $name', ({ open }) => {
  let engine: OpenEngine;
  let accounts: AccountRepository;

  beforeAll(async () => {
    engine = await open();
    ({ accounts } = await membershipRepositories(engine));
  });
  afterAll(() => engine.close());

  it('refuses a second account of the same address, also of many at once', async () => {
    const email = 'ines@portal.test';

    const inserted = await Promise.all(
      Array.from({ length: 8 }, () => accounts.insert(anAccount({ email }))),
    );

    expect(inserted.filter(Boolean)).toHaveLength(1);
    expect(await accounts.insert(anAccount({ email }))).toBe(false);
  });

  it('refuses an identifier that exists', async () => {
    const account = anAccount();
    await accounts.insert(account);

    expect(await accounts.insert(anAccount({ id: account.id }))).toBe(false);
    expect(await accounts.findById(account.id)).toEqual(account);
  });

  it('refuses a field that it does not know, new or changed', async () => {
    const account = anAccount();
    const strange = { ...account, passphrase: 'never kept' } as Account;

    await expect(async () => accounts.insert(strange)).rejects.toThrow();
    await accounts.insert(account);
    await expect(async () => accounts.replace({ ...strange, version: 2 }, 1)).rejects.toThrow();

    expect(await accounts.findById(account.id)).toEqual(account);
  });

  it('refuses an address that another account has, when one changes', async () => {
    const [one, other] = [anAccount(), anAccount()];
    await accounts.insert(one);
    await accounts.insert(other);
    const taken = { ...other, version: 2, email: one.email ?? '' };

    await expect(async () => accounts.replace(taken, 1)).rejects.toThrow();

    expect(await accounts.findById(other.id)).toEqual(other);
  });

  it('finds nothing under an unknown identifier or address', async () => {
    expect(await accounts.findById(uuid())).toBeUndefined();
    expect(await accounts.findByEmail('nobody@portal.test')).toBeUndefined();
  });

  it('finds an account by its identifier and by exactly its address', async () => {
    const account = anAccount({ email: 'exact@portal.test' });
    await accounts.insert(account);

    expect(await accounts.findById(account.id)).toEqual(account);
    expect(await accounts.findByEmail('exact@portal.test')).toEqual(account);
    expect(await accounts.findByEmail('EXACT@portal.test')).toBeUndefined();
  });

  it('gives back a second factor and a role that wait for somebody', async () => {
    const account = anAccount({
      roleProposal: {
        role: 'auditor',
        proposedBy: uuid(),
        expiresAt: '2026-11-24T12:00:00.000Z',
      },
      pendingSecondFactor: { encryptedSecret: 'c2VjcmV0', expiresAt: '2026-11-21T12:15:00.000Z' },
    });
    await accounts.insert(account);

    expect(await accounts.findById(account.id)).toEqual(account);
  });

  it('finds those of many identifiers that exist', async () => {
    const [one, other] = [anAccount(), anAccount()];
    await accounts.insert(one);
    await accounts.insert(other);

    const found = await accounts.findMany([other.id, uuid(), one.id]);

    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([one, other]));
    expect(await accounts.findMany([])).toEqual([]);
  });

  it('lets many accounts be without an address, and gives an erased one to somebody new', async () => {
    const { email = '', passwordHash, secondFactor, ...rest } = anAccount();
    await accounts.insert({ ...rest, email });
    const { email: secondEmail, ...second } = anAccount();
    await accounts.insert(second);

    expect(await accounts.replace({ ...rest, version: 2, state: 'removed' }, 1)).toBe(true);

    expect(await accounts.findById(rest.id)).toEqual({ ...rest, version: 2, state: 'removed' });
    expect(await accounts.findByEmail(email)).toBeUndefined();
    expect(await accounts.insert(anAccount({ email }))).toBe(true);
  });

  it('replaces the expected version only, and nothing that is not there', async () => {
    const account = anAccount();
    await accounts.insert(account);
    const changed: Account = { ...account, version: 2, state: 'suspended' };

    expect(await accounts.replace({ ...changed, version: 3 }, 2)).toBe(false);
    expect(await accounts.replace(anAccount({ version: 2 }), 1)).toBe(false);
    expect(await accounts.replace(changed, 1)).toBe(true);
    expect(await accounts.findById(account.id)).toEqual(changed);
  });

  it('lets one of eight simultaneous changes win, and keeps that one', async () => {
    const account = anAccount();
    await accounts.insert(account);
    const names = Array.from({ length: 8 }, (_, index) => `Writer ${index}`);

    const won = await Promise.all(
      names.map((displayName) => accounts.replace({ ...account, version: 2, displayName }, 1)),
    );

    expect(won.filter(Boolean)).toHaveLength(1);
    const stored = await accounts.findById(account.id);
    expect(stored).toEqual({ ...account, version: 2, displayName: names[won.indexOf(true)] });
  });

  it('counts active accounts of a role', async () => {
    const before = await accounts.countActive('auditor');
    const others = [
      { role: 'administrator' },
      { role: 'auditor', state: 'suspended' },
      { role: 'auditor', state: 'removed' },
    ] as const;
    for (const other of others) await accounts.insert(anAccount(other));
    await accounts.insert(anAccount({ role: 'auditor' }));
    await accounts.insert(anAccount({ role: 'auditor' }));

    expect(await accounts.countActive('auditor')).toBe(before + 2);
  });

  it('pages through more than two pages of an organisation, unmoved by who joins meanwhile', async () => {
    const organisationId = uuid();
    const all = Array.from({ length: 5 }, () => anAccount({ organisationId }));
    for (const account of all) await accounts.insert(account);
    await accounts.insert(anAccount());
    const newestFirst = all.toReversed();

    const first = await accounts.list({ limit: 2 }, { organisationId });
    await accounts.insert(anAccount({ organisationId }));
    const page = (cursor: string | undefined) =>
      accounts.list({ limit: 2, cursor }, { organisationId });
    const second = await page(first[1]?.id);
    await accounts.insert(anAccount({ organisationId }));
    const third = await page(second[1]?.id);

    expect(first).toEqual(newestFirst.slice(0, 3));
    expect(second).toEqual(newestFirst.slice(2, 5));
    expect(third).toEqual(newestFirst.slice(4));
  });

  it('lists the accounts of every organisation, newest first', async () => {
    const [older, newer] = [anAccount(), anAccount()];
    await accounts.insert(older);
    await accounts.insert(newer);

    expect((await accounts.list({ limit: 1 }, {})).map(({ id }) => id)).toEqual([
      newer.id,
      older.id,
    ]);
    expect((await accounts.list({ limit: 1, cursor: newer.id }, {}))[0]).toEqual(older);
  });

  it('lists the accounts of a role, of a state, and of both within an organisation', async () => {
    const organisationId = uuid();
    const inserted = async (more: Partial<Account>) => {
      const account = anAccount({ organisationId, ...more });
      await accounts.insert(account);
      return account;
    };
    const expert = await inserted({});
    const suspended = await inserted({ state: 'suspended' });
    const focalPoint = await inserted({ role: 'national-focal-point' });
    const elsewhere = anAccount();
    await accounts.insert(elsewhere);
    const list = (filter: object) => accounts.list({ limit: 10 }, filter);

    expect(await list({ organisationId })).toEqual([focalPoint, suspended, expert]);
    expect(await list({ organisationId, role: 'expert' })).toEqual([suspended, expert]);
    expect(await list({ organisationId, state: 'active' })).toEqual([focalPoint, expert]);
    expect(await list({ organisationId, role: 'expert', state: 'active' })).toEqual([expert]);
    expect(await list({ organisationId, role: 'auditor' })).toEqual([]);
    expect((await list({ role: 'expert', state: 'active' }))[0]).toEqual(elsewhere);
    expect((await list({ state: 'suspended' }))[0]).toEqual(suspended);
  });

  it('answers every query from an index', async () => {
    const { count, unindexed } = await unindexedQueries(engine, async () => {
      const { accounts: made } = openMembership(engine);
      const account = anAccount();
      const page = { limit: 2, cursor: uuid() };
      await made.insert(account);
      await made.findById(account.id);
      await made.findMany([account.id, uuid()]);
      await made.findByEmail(account.email ?? '');
      await made.replace({ ...account, version: 2 }, 1);
      const { organisationId, role, state } = account;
      const filters = [{}, { role }, { state }, { role, state }];
      for (const filter of filters.flatMap((each) => [each, { ...each, organisationId }])) {
        await made.list({ limit: 2 }, filter);
        await made.list(page, filter);
      }
      await made.countActive('administrator');
    });

    expect(count).toBeGreaterThanOrEqual(20);
    expect(unindexed).toEqual([]);
  });
});
