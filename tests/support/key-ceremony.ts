import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

type SavedFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** First step. */
export async function choosePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('textbox', { name: 'New passphrase' }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Repeat the passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Make my key' }).click();
  await page.getByRole('button', { name: 'Go on to the backup' }).click();
}

/** What the browser puts into its folder of downloads when this button is pressed. */
export async function save(page: Page, button: string): Promise<SavedFile> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  const buffer = await readFile(await download.path());
  return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer };
}

export async function choose(page: Page, button: string, file: SavedFile): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await chooser.setFiles(file);
}

/** Third step. @returns the saved key */
export async function saveBackup(page: Page): Promise<SavedFile> {
  const file = await save(page, 'Save the key file');
  await choose(page, 'Choose your key file', file);
  await page.getByText('This is your key file.').waitFor();
  await page.getByRole('button', { name: 'Go on to the fingerprint' }).click();
  return file;
}

/** Last step: types the words that are asked for. */
export async function typeWords(page: Page): Promise<void> {
  const list = page.getByRole('list', { name: 'Fingerprint in words' });
  await list.waitFor();
  const words = await list.getByRole('listitem').allInnerTexts();
  for (const label of await page.getByText(/^Word number \d+$/).allInnerTexts()) {
    const place = Number(/\d+/.exec(label)?.[0]) - 1;
    await page.getByRole('textbox', { name: label, exact: true }).fill(words[place] ?? '');
  }
  await page.getByRole('button', { name: 'Publish my key' }).click();
}

/** The whole ceremony, from the page that has it open. */
export async function makeKey(page: Page, passphrase: string): Promise<SavedFile> {
  await choosePassphrase(page, passphrase);
  const file = await saveBackup(page);
  await typeWords(page);
  return file;
}

/** In place, wherever the page asks for it. */
export async function unlockWith(page: Page, passphrase: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Unlock your keys' });
  await form.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await form.getByRole('button', { name: 'Unlock' }).click();
}
