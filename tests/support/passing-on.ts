import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import type { Member } from './exchange-people.ts';
import { unlock } from './review-stage.ts';

const nameOf = ({ organisation }: Member) => organisation.name;

/** The dialog at a file that is listed on the page, with the organisation chosen to which it should go. */
export async function sharingOf(page: Page, fileName: string, third: Member): Promise<Locator> {
  await page.getByRole('link', { name: fileName }).click();
  await page.getByRole('button', { name: `Share ${fileName}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Organisation').selectOption({ label: nameOf(third) });
  return dialog;
}

/** By somebody who received it, in that dialog; it offers nothing else. */
export async function askForConsent(
  dialog: Locator,
  provider: Member,
  reason: string,
): Promise<void> {
  await dialog.getByText(`${nameOf(provider)} has to consent first`).waitFor();
  if ((await dialog.getByRole('button', { name: /^Share with/ }).count()) > 0) {
    throw new Error('is offered to be shared before anybody consented');
  }
  await dialog.getByLabel('Why it should go there').fill(reason);
  await dialog.getByRole('button', { name: `Ask ${nameOf(provider)} for consent` }).click();
  await dialog.getByText(`You asked ${nameOf(provider)} on`).waitFor();
}

/** By the provider, who has read what it is about. */
export async function grantConsent(
  page: Page,
  { asking, third, read }: { asking: Member; third: Member; read: readonly string[] },
): Promise<void> {
  await page.goto('/consents');
  const name = `${nameOf(asking)} wants to pass on a file to ${nameOf(third)}`;
  const question = page.getByRole('region', { name });
  await question.getByRole('button', { name: 'Open what it is about' }).click();
  await unlock(page);
  for (const words of read) await question.getByText(words).waitFor();
  await question.getByRole('button', { name: 'Grant' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Grant' }).click();
  await question.getByText('Granted').waitFor();
}

/** Once it was granted, in the dialog. */
export async function passOn(dialog: Locator, provider: Member, third: Member): Promise<void> {
  await dialog.getByText(`${nameOf(provider)} granted this on`).waitFor();
  await dialog.getByRole('button', { name: `Share with ${nameOf(third)}` }).click();
  await dialog.getByText(`${nameOf(third)} can open it now`).waitFor();
}

/** By the third organisation: what was passed on to it, shown, and then saved as it is sealed. */
export async function downloadShared(page: Page, fileName: string, text: string): Promise<Buffer> {
  await page.goto('/consents');
  await page.getByRole('tab', { name: 'Shared with us' }).click();
  await unlock(page);
  await page.getByRole('button', { name: `Open ${fileName}` }).click();
  await page.frameLocator('iframe').getByText(text).waitFor();
  const handedOver = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download sealed' }).click();
  return readFile(await (await handedOver).path());
}
