import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { Account, AccountRepository } from '../../../../../server/features/accounts/index.ts';
import { createRoleChangeService } from '../../../../../server/features/accounts/roles/role-change.service.ts';
import { systemClock } from '../../../../../server/platform/clock.ts';
import type { Principal } from '../../../../../server/platform/principal.ts';
import { engines, type OpenEngine } from '../../../../support/engines.ts';
import { anAccount, membershipRepositories } from '../../../../support/membership.ts';
import { problemOf } from '../../../../support/submission-stage.ts';

const organisationId = uuid();

describe('a change of roles', () => {
  let engine: OpenEngine;
  let accounts: AccountRepository;
  let ended: string[];
  let onContentLost: (account: Account) => Promise<void>;

  beforeEach(async () => {
    const [sqlite] = engines;
    if (!sqlite) throw new Error('an engine expected');
    engine = await sqlite.open();
    ({ accounts } = await membershipRepositories(engine));
    ended = [];
    onContentLost = () => {
      ended.push('content');
      return Promise.resolve();
    };
  });
  afterEach(() => engine.close());

  const service = (stored = accounts) =>
    createRoleChangeService({
      accounts: stored,
      organisations: { findById: () => Promise.resolve({ kind: 'court-organ' }) },
      clock: systemClock,
      onAccessEnded: () => {
        ended.push('access');
        return Promise.resolve();
      },
      onContentLost: (account) => onContentLost(account),
    });

  async function inserted(role: Account['role']): Promise<Account> {
    const account = anAccount({ role, organisationId });
    await accounts.insert(account);
    return account;
  }

  const by = ({ id, role }: Account): Principal => ({
    accountId: id,
    organisationId,
    organisationKind: 'court-organ',
    role,
  });

  it('which dies half-way leaves a suspended member, and is completed when it is approved again', async () => {
    const [first, second] = [await inserted('administrator'), await inserted('administrator')];
    const member = await inserted('court-focal-point');
    await service().propose(by(first), member.id, 1, 'auditor');
    const lose = onContentLost;
    onContentLost = () => Promise.reject(new Error('died'));

    await expect(service().approve(by(second), member.id, 2)).rejects.toThrow('died');

    const halfway = await accounts.findById(member.id);
    expect(halfway).toMatchObject({ state: 'suspended', role: 'court-focal-point', version: 3 });
    onContentLost = lose;
    const changed = await service().approve(by(second), member.id, 3);
    expect(changed).toMatchObject({ role: 'auditor', version: 5 });
    expect(changed).not.toHaveProperty('roleProposal');
    expect(ended).toEqual(['access', 'access', 'content']);
    expect(await accounts.findById(member.id)).toEqual(changed);
  });

  it('takes no content from somebody who opened none', async () => {
    const [first, second] = [await inserted('administrator'), await inserted('administrator')];
    const member = await inserted('auditor');
    await service().propose(by(first), member.id, 1, 'administrator');

    await service().approve(by(second), member.id, 2);

    expect(ended).toEqual(['access']);
  });

  it('leaves two administrators, even when one of the others is suspended at that moment', async () => {
    const [first, second] = [await inserted('administrator'), await inserted('administrator')];
    const third = await inserted('administrator');
    await service().propose(by(first), third.id, 1, 'auditor');
    const racing: AccountRepository = {
      ...accounts,
      async replace(account, expected) {
        if (account.id === third.id && account.state === 'suspended') {
          await accounts.replace({ ...second, state: 'suspended', version: 2 }, 1);
        }
        return accounts.replace(account, expected);
      },
    };

    const attempt = service(racing).approve(by(second), third.id, 2);

    expect(await problemOf(attempt)).toBe('LAST_ADMINISTRATOR');
    expect(await accounts.findById(third.id)).toMatchObject({
      role: 'administrator',
      state: 'active',
    });
    expect(ended).toEqual([]);
  });
});
