import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Demonstration } from '../demonstration/index.ts';
import { pressPrimary, unlock } from './moves.ts';
import type { Scene } from './scene.ts';

async function choosePassphrase(page: Page, { passphrase }: Demonstration): Promise<void> {
  const fields = page.locator('main input[type=password]');
  await fields.first().fill(passphrase);
  await fields.last().fill(passphrase);
  // Judged a moment later.
  await page.locator('.strength-meter [aria-valuetext]:not([aria-valuetext=""])').waitFor();
}

async function makeKey(page: Page, demonstration: Demonstration): Promise<void> {
  await choosePassphrase(page, demonstration);
  await pressPrimary(page);
  await page.locator('.definition-list').waitFor();
}

async function saveBackup(page: Page, demonstration: Demonstration): Promise<void> {
  await makeKey(page, demonstration);
  await pressPrimary(page);
  const saving = page.waitForEvent('download');
  await page.locator('.ceremony-files .button').first().click();
  const file = await saving;
  const saved = {
    name: file.suggestedFilename(),
    mimeType: 'application/pgp-keys',
    buffer: await readFile(await file.path()),
  };
  await page.locator('.ceremony-check input[type=file]').setInputFiles(saved);
  await page.locator('.ceremony-check .note').waitFor();
}

/** The last step is not done: it would publish the key, and the newcomer would be none. */
async function seeFingerprint(page: Page, demonstration: Demonstration): Promise<void> {
  await saveBackup(page, demonstration);
  await pressPrimary(page);
  await page.locator('.fingerprint').waitFor();
}

export const keyScenes: readonly Scene[] = [
  { name: 'newcomer-home', who: 'nils', path: '/home' },
  { name: 'newcomer-passphrase', who: 'nils', path: '/keys', prepare: choosePassphrase },
  { name: 'newcomer-key', who: 'nils', path: '/keys', prepare: makeKey },
  { name: 'newcomer-backup', who: 'nils', path: '/keys', prepare: saveBackup },
  {
    name: 'newcomer-fingerprint',
    who: 'nils',
    path: '/keys',
    prepare: seeFingerprint,
    isShown: true,
  },
  { name: 'keys-waiting', who: 'claire', path: '/keys', prepare: unlock },
  { name: 'keys-locked', who: 'jon', path: '/keys' },
  { name: 'keys-ready', who: 'jon', path: '/keys', prepare: unlock },
];
