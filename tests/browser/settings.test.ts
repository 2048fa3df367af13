import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import { generate } from 'otplib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { OwnSessionsResponse } from '../../core/contracts/sessions.ts';
import { unlockKeyBackup } from '../../core/exchange/index.ts';
import type { Person } from '../../scripts/demonstration/cast.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { found, withBackedUpKey } from '../support/exchange-people.ts';
import { enterAs } from '../support/signing-in.ts';

const passphrase = 'lantern over a quiet harbour';
const nextPassphrase = 'copper kettle walks northern dunes';
const nextPassword = 'seven quiet lanterns by a stone bridge';

describeInChromium.each(embeddedEngine)('the settings, on %s', (engine) => {
  let stage: BrowserStage;
  let holder: Person;
  let auditor: Person;

  beforeAll(async () => {
    stage = await createBrowserStage(engine, { demonstration: true });
    const organisation = await stage.organisation('state');
    const invited = await stage.join('national-focal-point', organisation);
    holder = await found(await withBackedUpKey(invited, passphrase), organisation);
    auditor = await stage.join('auditor', await stage.organisation('court-organ'));
  });
  afterAll(() => stage.close());

  async function settingsOf(person: Person, options?: BrowserContextOptions) {
    const visit = await enterAs(stage, person, options);
    await visit.page.goto('/settings');
    await visit.page.getByRole('table').last().waitFor();
    return visit;
  }
  const cardOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

  it('change a passphrase only for who knows the present one', async () => {
    const { page, complaints } = await settingsOf(holder);
    const card = cardOf(page, 'Passphrase');
    await card.getByRole('button', { name: 'Change the passphrase' }).click();
    await card.getByLabel('Current passphrase').fill('not the one');
    await card.getByLabel('New passphrase').fill(nextPassphrase);
    await card.getByLabel('Repeat the passphrase').fill(nextPassphrase);
    await card.getByRole('button', { name: 'Change the passphrase' }).click();
    await card.getByText('not the passphrase of this key').waitFor();

    await card.getByLabel('Current passphrase').fill(passphrase);
    await card.getByRole('button', { name: 'Change the passphrase' }).click();
    await card.getByText('Your passphrase is changed').waitFor();
    const { fingerprint } = await unlockKeyBackup(holder.connection, nextPassphrase);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      card.getByRole('button', { name: 'Save the key file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`portal-key-${fingerprint.slice(-16)}.asc`);
    expect(complaints).toEqual([]);
  });

  it('forget a comparison where somebody doubts it', async () => {
    const { page, complaints } = await settingsOf(holder);
    await remember(page, holder);
    await page.reload();
    const card = cardOf(page, 'Fingerprints that you have compared');
    await card.getByRole('button', { name: /^Forget the fingerprint of Organisation/ }).click();

    await card.getByText('Nothing compared in this browser yet').waitFor();
    await page.reload();
    await card.getByText('Nothing compared in this browser yet').waitFor();
    expect(complaints).toEqual([]);
  });

  it('change a password, refuse a wrong or weak one, and end what was signed in elsewhere', async () => {
    const { page, complaints } = await settingsOf(holder);
    const card = cardOf(page, 'Password');
    await card.getByLabel('Current password').fill('not the one');
    await card.getByLabel('New password').fill('too short');
    await card.getByRole('button', { name: 'Change the password' }).click();
    await card.getByText('too easy to guess').waitFor();
    await card.getByLabel('New password').fill(nextPassword);
    await card.getByRole('button', { name: 'Change the password' }).click();
    await card.getByText('not your current password').waitFor();

    await card.getByLabel('Current password').fill(holder.password);
    await card.getByRole('button', { name: 'Change the password' }).click();
    await card.getByText('Your password is changed').waitFor();
    await cardOf(page, 'Where you are signed in').getByText('nowhere else').waitFor();
    const elsewhere = holder.connection.call(OwnSessionsResponse, '/sessions');
    await expect(elsewhere).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(complaints).toEqual([]);
  });

  it('end one session or all others, and never the present one', async () => {
    const others = [await enterAs(stage, auditor), await enterAs(stage, auditor)];
    const { page, complaints } = await settingsOf(auditor);
    const card = cardOf(page, 'Where you are signed in');
    const rows = card.getByRole('row').filter({ has: page.getByRole('rowheader') });
    const before = await rows.count();
    await expect(card.getByText('This one').count()).resolves.toBe(1);
    await card
      .getByRole('button', { name: /^End the session of/ })
      .first()
      .click();
    await card.getByText('1 session ended').waitFor();
    await expect(rows.count()).resolves.toBe(before - 1);

    await card.getByRole('button', { name: 'End all other sessions' }).click();
    await card.getByText('signed in nowhere else').waitFor();
    await expect(rows.count()).resolves.toBe(1);
    for (const other of others) {
      await other.page.reload();
      await other.page.waitForURL('**/sign-in**');
    }
    expect(complaints).toEqual([]);
  });

  it('renew a second factor when its first code is right, and show no keys to who holds none', async () => {
    const { page, complaints } = await settingsOf(auditor);
    await expect(page.getByRole('region', { name: 'Passphrase' }).count()).resolves.toBe(0);
    const card = cardOf(page, 'Second factor');
    await card.getByLabel('Current password').fill(auditor.password);
    await card.getByRole('button', { name: 'Set up a new one' }).click();
    await card.getByRole('img', { name: 'QR code of your new second factor' }).waitFor();
    const secret = (await card.locator('code').innerText()).replaceAll(/\s/g, '');
    const right = await generate({ secret });
    await card.getByLabel('Six-digit code').fill(right === '000000' ? '111111' : '000000');
    await card.getByRole('button', { name: 'Confirm' }).click();
    await card.getByText('not the code of the new second factor').waitFor();

    await card.getByLabel('Six-digit code').fill(await generate({ secret }));
    await card.getByRole('button', { name: 'Confirm' }).click();
    await card.getByText('counts from now on').waitFor();
    expect(await page.content()).not.toContain(`${secret.slice(0, 4)} ${secret.slice(4, 8)}`);
    expect(complaints).toEqual([]);
  });

  it.each<[string, BrowserContextOptions]>([
    ['English, wide', { viewport: { width: 1360, height: 900 } }],
    [
      'French, 320 px, dark',
      { viewport: { width: 320, height: 800 }, locale: 'fr-FR', colorScheme: 'dark' },
    ],
  ])('have no barrier: %s', async (_, options) => {
    const { page, complaints } = await settingsOf({ ...holder, password: nextPassword }, options);
    await page.locator('.fingerprint').first().waitFor();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();

    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options.viewport?.width ?? 0,
    );
    expect(complaints).toEqual([]);
  });
});

/** As if this person had compared the key of their own organisation in this browser. */
function remember(page: Page, { accountId, organisationId }: Person): Promise<void> {
  const entry = { accountId, subject: 'organisation', id: organisationId, how: 'words' };
  return page.evaluate(
    (compared) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('portal');
        opening.onerror = () => {
          reject(new Error('the database does not open'));
        };
        opening.onsuccess = () => {
          const database = opening.result;
          const work = database.transaction('compared-keys', 'readwrite');
          work.objectStore('compared-keys').put({ ...compared, comparedAt: new Date() });
          work.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    { ...entry, fingerprint: 'ab'.repeat(20) },
  );
}
