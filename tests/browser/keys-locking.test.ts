import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { publishNewMemberKey } from '../../core/exchange/index.ts';
import { barriersOf } from '../support/barriers.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { found } from '../support/exchange-people.ts';
import {
  choose,
  choosePassphrase,
  makeKey,
  saveBackup,
  typeWords,
  unlockWith,
} from '../support/key-ceremony.ts';
import { bar, button, createKeyStage, heading, type KeyStage } from '../support/key-stage.ts';

describeInChromium.each(embeddedEngine)('unlocked keys in the pages, on %s', (engine) => {
  let stage: KeyStage;
  beforeAll(async () => {
    stage = await createKeyStage(engine);
  });
  afterEach(() => {
    expect(stage.complaintsSoFar()).toEqual([]);
  });
  afterAll(() => stage.close());

  it('are made anew after a page was left in the middle, and nothing is published', async () => {
    const person = await stage.join('expert', stage.authority);
    const page = await stage.sitDown(person);
    await choosePassphrase(page, stage.passphrase);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    await heading(page, 'Choose a passphrase').waitFor();
    expect(asked).toEqual(['beforeunload']);

    await choosePassphrase(page, stage.passphrase);
    await page.getByRole('link', { name: 'Cases' }).click();
    await heading(page, 'Cases').waitFor();
    await page.goBack();
    await heading(page, 'Choose a passphrase').waitFor();
    await expect(stage.publishedKeyOf(person)).rejects.toMatchObject({ code: 'NO_KEY' });
  });

  it('stay locked for a wrong passphrase, and lead back to where somebody needed them', async () => {
    const page = await stage.sitDown(stage.focalPoint, '/submissions?state=draft');
    await bar(page).getByRole('button', { name: 'Unlock' }).click();
    await unlockWith(page, 'not the passphrase');
    await page.getByText('That is not the passphrase of this key.').waitFor();
    await bar(page).getByText('Keys locked').waitFor();
    expect(await barriersOf(page)).toEqual([]);

    await unlockWith(page, stage.passphrase);
    await page.waitForURL('**/submissions?state=draft');
    await bar(page).getByText('Keys unlocked').waitFor();
  });

  it('lead to no other place than a page of the portal', async () => {
    const page = await stage.sitDown(stage.focalPoint, '/keys?next=%2F%09%2Felsewhere.test%2F');
    await unlockWith(page, stage.passphrase);
    await heading(page, 'Your keys are unlocked').waitFor();

    expect(new URL(page.url()).pathname).toBe('/keys');
  });

  it('are locked in every tab when they are locked in one', async () => {
    const page = await stage.sitDown(stage.focalPoint);
    const tab = await page.context().newPage();
    await tab.goto('/keys');
    for (const each of [page, tab]) {
      await unlockWith(each, stage.passphrase);
      await heading(each, 'Your keys are unlocked').waitFor();
    }
    await bar(tab).getByRole('button', { name: 'Lock' }).click();

    for (const each of [page, tab]) await heading(each, 'Unlock your keys').waitFor();
  });

  it('are locked after fifteen idle minutes', async () => {
    const page = await stage.sitDown(stage.focalPoint);
    const working = page.waitForEvent('worker');
    await unlockWith(page, stage.passphrase);
    await heading(page, 'Your keys are unlocked').waitFor();
    await (
      await working
    ).evaluate(() => {
      const later = Date.now() + 15 * 60_000;
      Date.now = () => later;
    });

    await heading(page, 'Unlock your keys').waitFor();
    await bar(page).getByText('Keys locked').waitFor();
  });

  it('need the saved file where the portal keeps no copy', async () => {
    const state = await stage.organisation('state');
    const person = await stage.join('national-focal-point', state);
    const page = await stage.sitDown(person);
    await choosePassphrase(page, stage.passphrase);
    await page.getByText('Let the portal keep a copy of the locked key').click();
    const file = await saveBackup(page);
    await typeWords(page);
    await button(page, 'Make the organisation’s key').click();
    await bar(page).getByRole('button', { name: 'Lock' }).click();
    await expect(stage.publishedKeyOf(person)).resolves.toMatchObject({ hasBackup: false });

    await choose(page, 'Choose your key file', file);
    const form = page.getByRole('form', { name: 'Unlock with your key file' });
    await form.getByRole('textbox', { name: 'Passphrase' }).fill(stage.passphrase);
    await form.getByRole('button', { name: 'Unlock' }).click();
    await heading(page, 'Your keys are unlocked').waitFor();
  });

  it('warn the only one who holds the organisation’s key of its loss', async () => {
    const state = await stage.organisation('state');
    const invited = await stage.join('national-focal-point', state);
    const page = await stage.sitDown(
      await found(await stage.withKey(invited), state),
      '/keys?new=yes',
    );
    await page.getByText('Nobody else holds the key of your organisation.').waitFor();
    await button(page, 'Keep my present key').click();

    await heading(page, 'Unlock your keys').waitFor();
  });

  it('tell who made one here when the portal names another as theirs', async () => {
    const person = await stage.join('expert', stage.authority);
    const page = await stage.sitDown(person);
    await makeKey(page, stage.passphrase);
    await page.getByText('This is the key that you made in this browser').waitFor();
    await publishNewMemberKey(person.connection, stage.passphrase);
    await page.reload();
    await unlockWith(page, stage.passphrase);

    await page.getByText('The portal names another key as yours').waitFor();
  });
});
