import type { Page } from 'playwright-core';
import type { Demonstration } from '../demonstration/index.ts';

// Words differ from look to look, so that things are found by what they are.

/** In place, wherever the page asks for it. */
export async function unlock(page: Page, { passphrase }: Demonstration): Promise<void> {
  const field = page.locator('main form input[type=password]').first();
  await field.fill(passphrase);
  await field.press('Enter');
  await field.waitFor({ state: 'detached' });
}

/** Of a page that does not ask for it: by the page of the keys, which leads back. */
export async function visitUnlocked(
  page: Page,
  demonstration: Demonstration,
  path: string,
): Promise<void> {
  await page.goto(`/keys?next=${encodeURIComponent(path)}`);
  await unlock(page, demonstration);
  await page.waitForURL(`**${path}`);
}

/** The first row in which this stands. */
export async function openRow(page: Page, text = ''): Promise<void> {
  const before = page.url();
  const row = page.locator('.table-row:visible').filter({ hasText: text }).first();
  await row.click({ position: { x: 6, y: 6 } });
  await page.waitForURL((url) => url.href !== before);
  await page.locator('main h1').first().waitFor();
}

/** Of an opened list, by a part of its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.locator('.file-row a').filter({ hasText: name }).click();
}

/** The first key that was not compared; from then on this browser knows it. */
export async function compareKey(page: Page, place: string): Promise<void> {
  await page.locator(`${place} .button`).first().click();
  const same = page.locator('[role=dialog] .button[data-variant=primary]');
  await same.click();
  await same.waitFor({ state: 'detached' });
}

export async function pressPrimary(page: Page): Promise<void> {
  await page.locator('main .button[data-variant=primary]').first().click();
}

/** Within the pages, without loading them again. */
export async function goWithin(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** What arrives is another file than was sealed, by one bit. */
export async function alterFiles(page: Page): Promise<void> {
  await page.route('**/files/*/content', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body.writeUInt8(body.readUInt8(body.length - 40) ^ 1, body.length - 40);
    await route.fulfill({ response, body });
  });
}
