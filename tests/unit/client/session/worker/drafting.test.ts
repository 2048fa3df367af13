import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDrafting } from '../../../../../client/session/worker/drafting.ts';
import { KeyLife } from '../../../../../client/session/worker/key-life.ts';
import { sealDraft } from '../../../../../core/exchange/index.ts';
import { aKey, sealingError, utf8 } from '../../../../support/sealing.ts';

const record = { subject: 'Accounts', assets: [] };
const request = { subject: 'Accounts', purpose: { summary: 'To find' }, persons: [{ name: 'N' }] };

describe('what is kept for oneself while it is written', () => {
  let life: KeyLife;
  beforeEach(() => {
    life = new KeyLife({
      now: Date.now,
      onChange: () => undefined,
      onForgotten: () => undefined,
    });
  });
  afterEach(() => life.forget());

  async function unlocked() {
    const { key: memberKey } = await aKey();
    life.hold({ memberKey, organisationKeys: [] }, { refusedGrants: 0, organisationHasKey: false });
    return { memberKey, drafting: createDrafting({ life }) };
  }

  it('is neither sealed nor opened without a key', async () => {
    const { drafting } = await unlocked();
    const sealed = await drafting.sealRequestDraft(request);
    await life.forget();

    const locked = { code: 'locked' };
    await expect(drafting.sealRequestDraft(request)).rejects.toMatchObject(locked);
    await expect(drafting.openRequestDraft(sealed)).rejects.toMatchObject(locked);
  });

  it('opens as a request only what was sealed as one, and as a record likewise', async () => {
    const { drafting } = await unlocked();

    const asRequest = drafting.openRequestDraft(await drafting.sealDraft(record));
    const asRecord = drafting.openDraft(await drafting.sealRequestDraft(request));

    await expect(asRequest).rejects.toMatchObject(sealingError('unsupported-format'));
    await expect(asRecord).rejects.toMatchObject(sealingError('unsupported-format'));
  });

  it('is refused when it has members that these pages do not know', async () => {
    const { memberKey, drafting } = await unlocked();
    const text = utf8(JSON.stringify({ ...request, verdict: 'of later pages' }));

    const opening = drafting.openRequestDraft(await sealDraft(text, memberKey, 'request-draft'));

    await expect(opening).rejects.toMatchObject(sealingError('unsupported-format'));
  });

  it('opens as it was written, unfinished as it is', async () => {
    const { drafting } = await unlocked();

    expect(await drafting.openRequestDraft(await drafting.sealRequestDraft(request))).toEqual(
      request,
    );
    expect(await drafting.openDraft(await drafting.sealDraft(record))).toEqual(record);
  });
});
