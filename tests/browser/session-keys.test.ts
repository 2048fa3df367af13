import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { createSessionStage, type SessionStage } from '../support/session-stage.ts';
import type {} from './session-page/page.ts';

describeInChromium.each(embeddedEngine)('the keys in the browser, on %s', (engine) => {
  let stage: SessionStage;
  beforeAll(async () => {
    stage = await createSessionStage(engine);
  });
  afterEach(() => {
    stage.line.interfere = undefined;
  });
  afterAll(() => stage.close());

  it('stay locked for a passphrase that is not right', async () => {
    const { page, complaints } = await stage.sitDown(stage.author);
    const code = await page.evaluate(() =>
      window.sessionPage.refusal(window.desk.keys.unlock('wrong')),
    );

    expect(code).toBe('wrong-passphrase');
    expect(await page.evaluate(() => window.desk.keys.getSnapshot())).toEqual({
      status: 'locked',
      fingerprint: stage.author.memberKey.fingerprint,
    });
    expect(complaints).toEqual([]);
  });

  it('are nobody’s business before they are needed: a page fetches no OpenPGP for itself', async () => {
    const { page } = await stage.sitDown(stage.author);
    const fetched = () =>
      page.evaluate(async () => {
        const scripts = performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => name.endsWith('.js'));
        const texts = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()));
        return { scripts, hasOpenPgp: texts.some((text) => text.includes('Misformed armored')) };
      });
    const before = await fetched();
    expect(before.hasOpenPgp).toBe(false);
    expect(before.scripts.filter((name) => name.includes('worker-'))).toEqual([]);

    const working = page.waitForEvent('worker');
    await page.evaluate((passphrase) => window.desk.keys.unlock(passphrase), stage.passphrase);
    const url = (await working).url();
    expect(url).toMatch(/\/assets\/worker-[\w-]+\.js$/);
    const script = await page.evaluate(async (each) => (await fetch(each)).text(), url);
    expect(script).toContain('Misformed armored');
  });

  it('open nothing before they are unlocked, and everything afterwards', async () => {
    const { page, complaints } = await stage.sitDown(stage.author);
    const refused = await page.evaluate(() =>
      window.sessionPage.refusal(window.desk.keys.worker().openFile(crypto.randomUUID())),
    );
    expect(refused).toBe('locked');

    const state = await page.evaluate(async (passphrase) => {
      const { keys } = window.desk;
      await keys.unlock(passphrase);
      return window.sessionPage.until(keys, ({ status }) => status === 'unlocked');
    }, stage.passphrase);
    expect(state).toMatchObject({ organisationKeys: 1, refusedGrants: 0, busy: false });
    expect(complaints).toEqual([]);
  });

  it('are made in a ceremony, founded for the organisation, and unlocked again from the saved file', async () => {
    const organisation = await stage.organisation('state');
    const person = await stage.join('national-focal-point', organisation);
    const { page, complaints } = await stage.sitDown(person);

    const made = await page.evaluate(async (passphrase) => {
      const { keys } = window.desk;
      const { until, refusal } = window.sessionPage;
      const missing = await until(keys, ({ status }) => status !== 'unknown');
      const weak = await refusal(keys.worker().createMemberKey('too short'));
      const key = await keys.worker().createMemberKey(passphrase);
      await keys.worker().publishMemberKey({ keepBackup: false });
      const waiting = await until(keys, ({ status }) => status === 'waiting');
      await keys.worker().foundOrganisationKey();
      const unlocked = await until(keys, ({ status }) => status === 'unlocked');
      await keys.lock();
      const locked = await until(keys, ({ status }) => status === 'brought');
      const noBackup = await refusal(keys.unlock(passphrase));
      await keys.unlockWithFile(key.armoredLockedPrivateKey, passphrase);
      const again = await until(keys, ({ status }) => status === 'unlocked');
      return { missing, weak, key, waiting, unlocked, locked, noBackup, again };
    }, stage.passphrase);

    const { fingerprint } = made.key;
    expect(made.missing).toEqual({ status: 'missing' });
    expect(made.weak).toBe('weak-passphrase');
    expect(made.key.words).toHaveLength(20);
    expect(made.waiting).toEqual({ status: 'waiting', fingerprint, reason: 'no-organisation-key' });
    expect(made.unlocked).toMatchObject({ fingerprint, organisationKeys: 1 });
    expect(made.locked).toEqual({ status: 'brought', fingerprint });
    expect(made.noBackup).toBe('NO_KEY');
    expect(made.again).toMatchObject({ fingerprint, organisationKeys: 1 });
    expect(complaints).toEqual([]);
  });

  it('are locked in every tab when they are locked in one, and work under way ends', async () => {
    const { page } = await stage.sitDown(stage.author);
    const tab = await stage.openTab(page);
    for (const each of [page, tab]) {
      await each.evaluate((passphrase) => window.desk.keys.unlock(passphrase), stage.passphrase);
    }
    // What the other tab is waiting for never comes.
    stage.line.interfere = ({ url = '' }) => url.includes('/submissions/');
    const pending = tab.evaluate(() =>
      window.sessionPage.refusal(
        window.desk.keys.worker().listFiles({ type: 'submission', id: crypto.randomUUID() }),
      ),
    );
    await page.evaluate(() => window.desk.keys.lock());

    await expect(pending).resolves.toBe('locked');
    for (const each of [page, tab]) {
      const state = await each.evaluate(() =>
        window.sessionPage.until(window.desk.keys, ({ status }) => status === 'locked'),
      );
      expect(state).toMatchObject({ status: 'locked' });
    }
  });

  it('are forgotten after fifteen idle minutes by the Worker itself', async () => {
    const { page, complaints } = await stage.sitDown(stage.author);
    const working = page.waitForEvent('worker');
    await page.evaluate((passphrase) => window.desk.keys.unlock(passphrase), stage.passphrase);
    const ended = (await working).evaluate(() => {
      const later = Date.now() + 15 * 60_000;
      Date.now = () => later;
    });
    await ended;

    const state = await page.evaluate(() =>
      window.sessionPage.until(window.desk.keys, ({ status }) => status !== 'unlocked'),
    );
    expect(state).toMatchObject({ status: 'locked' });
    expect(complaints).toEqual([]);
  });

  it('are forgotten in every tab when somebody signs out, and the other tabs learn of it', async () => {
    const { page } = await stage.sitDown(stage.author);
    const tab = await stage.openTab(page);
    await tab.evaluate((passphrase) => window.desk.keys.unlock(passphrase), stage.passphrase);
    await page.evaluate(() => {
      window.desk.keys.forget();
    });

    await tab.waitForFunction(() => window.desk.ended.length > 0);
    expect(await tab.evaluate(() => window.desk.keys.getSnapshot())).toMatchObject({
      status: 'locked',
    });
  });

  it('end with the session', async () => {
    const { page } = await stage.sitDown(stage.author);
    await page.evaluate((passphrase) => window.desk.keys.unlock(passphrase), stage.passphrase);
    await page.context().clearCookies();
    const code = await page.evaluate(() =>
      window.sessionPage.refusal(
        window.desk.keys.worker().listFiles({ type: 'submission', id: crypto.randomUUID() }),
      ),
    );

    expect(code).toBe('signed-out');
    await page.waitForFunction(() => window.desk.ended.length > 0);
    expect(await page.evaluate(() => window.desk.keys.getSnapshot())).toMatchObject({
      status: 'locked',
    });
  });
});
