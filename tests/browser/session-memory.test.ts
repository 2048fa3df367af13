import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { createSessionStage, type SessionStage } from '../support/session-stage.ts';
import type {} from './session-page/page.ts';

describeInChromium.each(embeddedEngine)('what a browser keeps', () => {
  let stage: SessionStage;
  let page: Page;
  beforeAll(async () => {
    stage = await createSessionStage('sqlite');
  });
  beforeEach(async () => {
    ({ page } = await stage.sitDown(stage.author));
    await page.evaluate((passphrase) => window.desk.keys.unlock(passphrase), stage.passphrase);
  });
  afterAll(() => stage.close());

  it('has no word of a draft in it, and gives the draft back after a reload', async () => {
    await page.evaluate(() =>
      window.desk.drafts.keep('one', { subject: 'Unsaid', assets: [{ reference: 'A-1' }] }),
    );
    const stored = await page.evaluate(async () => {
      const request = indexedDB.open('portal');
      await new Promise((resolve) => {
        request.onsuccess = resolve;
      });
      const all = request.result.transaction('drafts').objectStore('drafts').getAll();
      await new Promise((resolve) => {
        all.onsuccess = resolve;
      });
      const [draft] = all.result as { sealed: Uint8Array }[];
      request.result.close();
      return new TextDecoder('latin1').decode(draft?.sealed);
    });
    expect(stored).not.toMatch(/Unsaid|A-1|subject/);

    await page.reload();
    await page.waitForFunction(() => 'sessionPage' in window);
    const found = await page.evaluate(async (passphrase) => {
      const { keys, drafts } = await window.sessionPage.start();
      const locked = await window.sessionPage.refusal(drafts.open('one'));
      await keys.unlock(passphrase);
      return { locked, draft: await drafts.open('one'), list: await drafts.list() };
    }, stage.passphrase);
    expect(found).toMatchObject({
      locked: 'locked',
      draft: { subject: 'Unsaid', assets: [{ reference: 'A-1' }] },
      list: [{ id: 'one' }],
    });
  });

  it('does not open a draft for another key, and does not lose it', async () => {
    const found = await page.evaluate(async (passphrase) => {
      const { keys, drafts } = window.desk;
      await drafts.keep('one', { subject: 'Before' });
      await keys.worker().createMemberKey(passphrase);
      await keys.worker().publishMemberKey({ keepBackup: true });
      const code = await window.sessionPage.refusal(drafts.open('one'));
      const kept = await drafts.list();
      await drafts.discard('one');
      return { code, kept, discarded: await drafts.list(), none: await drafts.open('one') };
    }, stage.passphrase);

    expect(found).toMatchObject({ code: 'no-decryption-key', kept: [{ id: 'one' }] });
    expect(found.discarded).toEqual([]);
    expect(found.none).toBeUndefined();
  });

  it('remembers compared fingerprints of one account, and not for another', async () => {
    const { organisationId } = stage.reader;
    const fingerprint = 'ab'.repeat(20);
    const found = await page.evaluate(
      async ({ id, fingerprint }) => {
        const { comparedKeys } = window.desk;
        const before = await comparedKeys.find('organisation', id);
        await comparedKeys.remember({ subject: 'organisation', id, fingerprint, how: 'words' });
        const others = window.sessionPage.session.createComparedKeys(crypto.randomUUID());
        const found = await comparedKeys.find('organisation', id);
        const elsewhere = await others.list();
        const list = await comparedKeys.list();
        await comparedKeys.forget('organisation', id);
        return { before, found, elsewhere, list, after: await comparedKeys.list() };
      },
      { id: organisationId, fingerprint },
    );

    expect(found.before).toBeUndefined();
    expect(found.found).toMatchObject({ fingerprint, how: 'words', comparedAt: expect.any(Date) });
    expect(found.elsewhere).toEqual([]);
    expect(found.list).toEqual([found.found]);
    expect(found.after).toEqual([]);
  });

  it('tells of a key that it was compared, or that it is another one', async () => {
    const { organisationId } = stage.reader;
    const statuses = await page.evaluate(async (id) => {
      const worker = window.desk.keys.worker();
      const first = await worker.trustOfOrganisation(id);
      const fingerprint = 'fingerprint' in first ? first.fingerprint : '';
      const compared = await worker.trustOfOrganisation(id, fingerprint);
      const changed = await worker.trustOfOrganisation(id, 'cd'.repeat(20));
      return [first.status, compared.status, changed.status];
    }, organisationId);

    expect(statuses).toEqual(['not-compared', 'compared', 'changed-unexpectedly']);
  });
});
