import type { Page } from 'playwright-core';
import { createRequestComposing } from './request-composing.ts';
import { unlock } from './review-stage.ts';

/** Requests in the hands of somebody at their own computer. */
export function createCooperating(page: Page) {
  const composing = createRequestComposing(page);
  const dialog = page.getByRole('dialog');
  const region = (name: string) => page.getByRole('region', { name, exact: true });

  return {
    ...composing,
    page,
    region,
    /** The page of a request, opened anew: keys are gone when a page is loaded. */
    open: async (requestId: string, subject: string): Promise<void> => {
      await page.goto(`/requests/${requestId}`);
      await unlock(page);
      await page.getByRole('heading', { level: 1, name: subject }).waitFor();
    },
    /** The newest request of the list, from the home page on. */
    openNewest: async (subject: string): Promise<void> => {
      await page.goto('/home');
      await composing.section('Requests').click();
      await page.getByRole('row').nth(1).click();
      await page.waitForURL(/requests\/[\w-]{36}$/);
      await unlock(page);
      await page.getByRole('heading', { level: 1, name: subject }).waitFor();
    },
    /** Each by the label of its field. */
    fill: async (texts: Readonly<Record<string, string>>): Promise<void> => {
      for (const [label, text] of Object.entries(texts)) await composing.field(label).fill(text);
    },
    /** Makes a step, with what it asks for. */
    take: async (
      step: string,
      { ground, message }: { readonly ground?: string; readonly message?: string } = {},
    ): Promise<void> => {
      await page.getByRole('button', { name: step, exact: true }).click();
      if (ground !== undefined) await dialog.getByLabel('Ground').selectOption({ label: ground });
      if (message !== undefined) await dialog.getByRole('textbox').last().fill(message);
      await dialog.getByRole('button', { name: step, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    say: async (words: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Write a message' }).fill(words);
      await page.getByRole('button', { name: 'Seal and send', exact: true }).click();
      await page.getByRole('listitem').getByText(words).waitFor();
    },
    /** Where it stands, as its page or its row says it. */
    stands: (state: string) =>
      page.locator('main').getByText(state, { exact: true }).first().waitFor(),
  };
}
export type Cooperating = ReturnType<typeof createCooperating>;
