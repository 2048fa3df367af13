import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { servedEngine } from '../support/test-portal.ts';
import { enterAs } from '../support/signing-in.ts';

describeInChromium.each(servedEngine)('organisations in the browser, on %s', (engine) => {
  let stage: BrowserStage;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    stage = await createBrowserStage(engine, { demonstration: true });
    ({ page, complaints } = await enterAs(stage, stage.administrators[0]));
  });
  afterAll(() => stage.close());

  const act = (name: string) => page.getByRole('button', { name, exact: true });
  const form = () => page.getByRole('form', { name: 'Admit an organisation' });
  const question = () => page.getByRole('alertdialog');

  it('are no business of an expert', async () => {
    const expert = await stage.join('expert', await stage.organisation('state'));
    const visit = await enterAs(stage, expert);
    await visit.page.goto('/organisations');

    await visit.page.getByText('This page is for administrators').waitFor();
    await expect(visit.page.getByRole('row').count()).resolves.toBe(0);
    expect(visit.complaints).toEqual([]);
  });

  it('refuses a State without a name and a country', async () => {
    await page.goto('/organisations');
    await act('Admit an organisation').click();
    await form()
      .locator('label')
      .filter({ hasText: /^State$/ })
      .click();
    await act('Admit').click();

    const summary = page.getByRole('alert');
    await summary.getByText('Choose the country of this State.').waitFor();
    await summary.getByText('Enter its name').waitFor();
  });

  it('admits a State, and says what comes next', async () => {
    await page.getByRole('combobox', { name: 'Country' }).fill('Norw');
    await page.getByRole('option', { name: 'Norway' }).click();
    await form().getByRole('textbox', { name: 'Name' }).fill('Central Authority of Norway');
    await act('Admit').click();

    await page.getByText('Central Authority of Norway was admitted').waitFor();
    await page.getByRole('rowheader', { name: 'Central Authority of Norway' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('lets nobody suspend the organisation that they sit in', async () => {
    const own = page.getByRole('row').filter({ hasText: 'Registry' });

    await own.getByText('Your own organisation').waitFor();
    await expect(own.getByRole('button').count()).resolves.toBe(0);
  });

  it('shuts a whole State out once its name is typed, its open pages included', async () => {
    const state = await stage.organisation('state');
    const visit = await enterAs(stage, await stage.join('expert', state));
    await page.goto('/organisations');
    await act(`Suspend ${state.name}`).click();
    const suspend = question().getByRole('button', { name: 'Suspend' });
    await question().getByRole('textbox').fill('Another State');
    await expect(suspend.isDisabled()).resolves.toBe(true);
    await question().getByRole('textbox').fill(state.name);
    await suspend.click();
    await act(`Reactivate ${state.name}`).waitFor();

    await visit.page.getByRole('navigation').getByRole('link', { name: 'Submissions' }).click();
    await visit.page.waitForURL('**/sign-in**');
    expect(complaints).toEqual([]);
  });

  it('finds the suspended by the address, and reactivates them', async () => {
    await page.goto('/organisations?state=suspended');
    const reactivate = page.getByRole('button', { name: /^Reactivate / });
    await reactivate.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reactivate' }).click();

    await page.getByText('No organisation fits').waitFor();
    expect(complaints).toEqual([]);
  });
});
