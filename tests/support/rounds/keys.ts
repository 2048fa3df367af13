import { readFile } from 'node:fs/promises';
import type { Round } from '../barrier-stage.ts';
import type { Walk } from '../walk.ts';

const primary = 'main .button[data-variant=primary]';
const step = (number: number) => `.steps li:nth-child(${number})[aria-current=step]`;

/** Makes a key, down to the words that would publish it, and publishes nothing: the next look finds the same. */
export const newcomer: Round = [
  'nils',
  async (walk, { passphrase }) => {
    const { page, check, press } = walk;
    await check('home without a key');
    await walk.goTo('/keys', 'keys, passphrase');
    await choose(walk, 'password1234');
    await page.locator('[aria-invalid=true]').first().waitFor();
    await check('keys, passphrase refused');
    await press('.disclosure-panel .button');
    await page.locator('main textarea').waitFor();
    await check('keys, brought');
    await press('main .button[data-variant=quiet]');
    await choose(walk, passphrase);
    await page.locator(step(2)).waitFor();
    await press(`${primary}:not([type=submit])`);
    await page.locator(step(3)).waitFor();
    await check('keys, backup');
    await chooseSaved(walk);
    await check('keys, backup chosen');
    await press(primary);
    await page.locator(step(4)).waitFor();
    await press(primary);
    await page.locator('[aria-invalid=true]').first().waitFor();
    await check('keys, words refused');
  },
];

/** Has a key, and waits for the organisation's. */
export const waiting: Round = [
  'claire',
  async (walk) => {
    await walk.check('home while waiting');
    await walk.goTo('/keys', 'keys while waiting');
    await walk.goTo('/submissions/new', 'composer while waiting');
    await walk.goTo('/settings', 'settings while waiting');
  },
];

async function choose({ page }: Walk, passphrase: string): Promise<void> {
  const fields = page.locator('main input[type=password]');
  await fields.nth(0).fill(passphrase);
  await fields.nth(1).fill(passphrase);
  await fields.nth(1).press('Enter');
}

async function chooseSaved({ page, press }: Walk): Promise<void> {
  const download = page.waitForEvent('download');
  await press('.ceremony-files .button');
  const saved = await download;
  await page.locator('.ceremony-check input[type=file]').setInputFiles({
    name: saved.suggestedFilename(),
    mimeType: 'application/octet-stream',
    buffer: await readFile(await saved.path()),
  });
  await page.locator(`${primary}:not([disabled])`).waitFor();
}
