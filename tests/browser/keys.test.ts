import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import {
  KeyGrantPage,
  MemberKeyBackupResponse,
  OrganisationKeysResponse,
} from '../../core/contracts/keys.ts';
import { barriersOf } from '../support/barriers.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import {
  choose,
  choosePassphrase,
  makeKey,
  save,
  saveBackup,
  typeWords,
} from '../support/key-ceremony.ts';
import { bar, button, createKeyStage, heading, type KeyStage } from '../support/key-stage.ts';
import { aKey } from '../support/sealing.ts';

describeInChromium.each(embeddedEngine)('keys in the pages, on %s', (engine) => {
  let stage: KeyStage;
  beforeAll(async () => {
    stage = await createKeyStage(engine);
  });
  afterEach(() => {
    expect(stage.complaintsSoFar()).toEqual([]);
  });
  afterAll(() => stage.close());

  it('are made by the first focal point in four steps, none of which can be pressed away', async () => {
    const state = await stage.organisation('state');
    const person = await stage.join('national-focal-point', state);
    const page = await stage.sitDown(person);
    await page.getByRole('textbox', { name: 'New passphrase' }).fill('password1234');
    await page.getByRole('textbox', { name: 'Repeat the passphrase' }).fill('password1234');
    await button(page, 'Make my key').click();
    await page.getByText('This is too easy to guess').waitFor();
    await page.getByRole('textbox', { name: 'New passphrase' }).fill(stage.passphrase);
    await button(page, 'Make my key').click();
    await page.getByText('The two are not the same.').waitFor();
    expect(await barriersOf(page)).toEqual([]);

    await choosePassphrase(page, stage.passphrase);
    await heading(page, 'Save your key').waitFor();
    expect(await button(page, 'Go on to the fingerprint').isDisabled()).toBe(true);
    const revocation = await save(page, 'Save the revocation certificate');
    await save(page, 'Save the key file');
    await choose(page, 'Choose your key file', revocation);
    await page.getByText('This is the revocation certificate.').waitFor();
    expect(await button(page, 'Go on to the fingerprint').isDisabled()).toBe(true);
    expect(await barriersOf(page)).toEqual([]);

    await saveBackup(page);
    await button(page, 'Publish my key').click();
    await page
      .getByText(/^Word number \d+ is another one\.$/)
      .first()
      .waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await expect(stage.publishedKeyOf(person)).rejects.toMatchObject({ code: 'NO_KEY' });

    await typeWords(page);
    await button(page, 'Make the organisation’s key').click();
    await heading(page, 'The key of your organisation is made').waitFor();
    await bar(page).getByText('Keys unlocked').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    const path = `/organisations/${state.id}/keys`;
    const { current } = await person.connection.call(OrganisationKeysResponse, path);
    expect(await page.getByRole('main').innerText()).toContain(
      current?.fingerprint.slice(-4).toUpperCase(),
    );
  });

  it('wait for a colleague, say for whom, and open when the colleague has admitted', async () => {
    const person = await stage.join('expert', stage.authority);
    const page = await stage.sitDown(person, '/keys?next=%2Fcases');
    await makeKey(page, stage.passphrase);
    await heading(page, 'Your organisation’s key is not here yet').waitFor();
    await page.getByText(stage.focalPoint.name).waitFor();
    await page.getByText('This is the key that you made in this browser').waitFor();
    await button(page, 'Look again').click();
    await page.getByText(/^Not there yet/).waitFor();
    expect(await barriersOf(page)).toEqual([]);

    const { key } = await stage.publishedKeyOf(person);
    await stage.admit(person, key.fingerprint);
    await page.waitForURL('**/cases');
    await bar(page).getByText('Keys unlocked').waitFor();
  });

  it('can be brought along as a public key, and never as a private one', async () => {
    const person = await stage.join('expert', stage.authority);
    const brought = await aKey();
    const page = await stage.sitDown(person);
    await button(page, 'I use GnuPG').click();
    await button(page, 'Bring a public key').click();
    const field = page.getByRole('textbox', { name: 'Public key' });
    const own = await stage.withKey(await stage.join('expert', stage.authority));
    const { armoredLockedPrivateKey } = await own.connection.call(
      MemberKeyBackupResponse,
      '/account/key/backup',
    );
    await field.fill(armoredLockedPrivateKey);
    await button(page, 'Look at this key').click();
    await page.getByText('It was not sent anywhere.').waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await barriersOf(page)).toEqual([]);

    await field.fill(brought.armoredPublicKey);
    await button(page, 'Look at this key').click();
    await typeWords(page);
    await heading(page, 'Unlock with your key file').waitFor();
    await bar(page).getByText('Key kept by you').waitFor();

    await stage.admit(person, brought.key.fingerprint);
    await button(page, 'My private key is in GnuPG').click();
    const grant = await save(page, 'Download the organisation’s key');
    const { items } = await person.connection.call(KeyGrantPage, '/account/grants');
    expect(grant.buffer.toString()).toBe(items[0]?.armoredMessage);
    expect(await barriersOf(page)).toEqual([]);
  });

  it('can be replaced when the passphrase is forgotten, after saying what that means', async () => {
    const invited = await stage.join('national-focal-point', stage.authority);
    const person = await stage.withKey(invited);
    const page = await stage.sitDown(person);
    await button(page, 'I forgot my passphrase').click();
    await page.getByRole('link', { name: 'Make a new key' }).click();
    await page.getByRole('listitem').filter({ hasText: stage.focalPoint.name }).waitFor();
    expect(await button(page, 'Begin').isDisabled()).toBe(true);
    expect(await barriersOf(page)).toEqual([]);
    await page.getByText('I have understood this').click();
    await button(page, 'Begin').click();
    await makeKey(page, stage.passphrase);

    await heading(page, 'Your organisation’s key is not here yet').waitFor();
    const { key } = await stage.publishedKeyOf(person);
    expect(key.fingerprint).not.toBe(person.memberKey.fingerprint);
  });
});
