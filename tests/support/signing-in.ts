import type { BrowserContextOptions } from 'playwright-core';
import type { BrowserStage } from './browser-stage.ts';
import type { Visit } from './chromium.ts';

/** Signs somebody in by the sign-in page of a stage whose accounts need no second factor; they stand on the home page. */
export async function enterAs(
  stage: BrowserStage,
  { email, password }: { readonly email: string; readonly password: string },
  options?: BrowserContextOptions,
): Promise<Visit> {
  const visit = await stage.visit(options);
  const { page } = visit;
  await page.goto('/sign-in');
  // By their kind, not by their words: visitors come in every language.
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/home');
  return visit;
}
