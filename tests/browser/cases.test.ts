import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CaseResponse } from '../../core/contracts/cases.ts';
import type { OrganisationResponse } from '../../core/contracts/organisations.ts';
import type { Person } from '../../scripts/demonstration/cast.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { servedEngine } from '../support/test-portal.ts';
import { enterAs } from '../support/signing-in.ts';

describeInChromium.each(servedEngine)('cases in the browser, on %s', (engine) => {
  let stage: BrowserStage;
  let state: OrganisationResponse;
  let expert: Person;
  let focalPoint: Person;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    stage = await createBrowserStage(engine, { demonstration: true });
    state = await stage.organisation('state');
    expert = await stage.join('expert', state);
    focalPoint = await stage.join('court-focal-point', await stage.organisation('court-organ'));
    ({ page, complaints } = await enterAs(stage, focalPoint));
  });
  afterAll(() => stage.close());

  const act = (name: string) => page.getByRole('button', { name, exact: true });
  const confirm = (name: string) => page.getByRole('alertdialog').getByRole('button', { name });
  const part = (name: string) => page.getByRole('row').filter({ hasText: name });

  it('refuses a reference with words, and says what one looks like', async () => {
    await page.goto('/cases');
    await act('Open a case').click();
    await page.getByRole('textbox', { name: 'Reference' }).fill('ICC-01/26 Freezing');
    await act('Open a case').click();

    await page.getByText('This is not a reference').waitFor();
    expect(new URL(page.url()).pathname).toBe('/cases');
  });

  it('opens a case, whose reference is written in capitals', async () => {
    await page.getByRole('textbox', { name: 'Reference' }).fill('icc-01/26-fin-9');
    await page.getByText('It will be opened as ICC-01/26-FIN-9.').waitFor();
    await act('Open a case').click();

    await page.getByRole('heading', { name: 'ICC-01/26-FIN-9' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/cases\/[0-9a-f-]{36}$/);
    expect(complaints).toEqual([]);
  });

  it('refuses a reference that was taken already', async () => {
    const address = page.url();
    await page.goto('/cases');
    await act('Open a case').click();
    await page.getByRole('textbox', { name: 'Reference' }).fill('ICC-01/26-FIN-9');
    await act('Open a case').click();

    await page.getByText('A case with this reference was opened already.').waitFor();
    await page.goto(address);
  });

  it('adds a State, which then sees the case and can change nothing of it', async () => {
    await page.getByRole('combobox', { name: 'Add an organisation' }).fill(state.name);
    await page.getByRole('option', { name: state.name }).click();
    await act('Add').click();
    await part(state.name).waitFor();

    const visit = await enterAs(stage, expert);
    await visit.page.goto(page.url());
    await visit.page.getByRole('link', { name: 'New submission' }).waitFor();
    await visit.page.getByText('decide who takes part.').waitFor();
    await expect(visit.page.getByRole('button', { name: 'Close the case' }).count()).resolves.toBe(
      0,
    );
    expect(visit.complaints).toEqual([]);
  });

  it('shows what somebody else has changed meanwhile, and loses nothing', async () => {
    const path = new URL(page.url()).pathname;
    const { version } = await focalPoint.connection.call(CaseResponse, path);
    const closure = { method: 'POST', version } as const;
    await focalPoint.connection.call(CaseResponse, `${path}/closure`, closure);
    await act('Close the case').click();
    await confirm('Close the case').click();

    await page.getByText('Somebody has changed this meanwhile.').first().waitFor();
    await page.getByText('This case is closed').first().waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  });

  it('opens a closed case again', async () => {
    await act('Open again').click();
    await confirm('Open again').click();

    await act('Close the case').waitFor();
    expect(complaints).toEqual([]);
  });

  it('removes a State, for which the case is not there any more', async () => {
    await act(`Remove ${state.name}`).click();
    await confirm('Remove').click();
    await part(state.name).waitFor({ state: 'detached' });

    const visit = await enterAs(stage, expert);
    await visit.page.goto(page.url());
    await visit.page.getByText('This does not exist, or it is not shared with you.').waitFor();
    await visit.page.goto('/cases');
    await visit.page.getByText('No cases yet').waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps what the list is narrowed to in the address', async () => {
    await page.goto('/cases?state=closed');
    await page.getByText('No case fits').waitFor();
    await page.getByRole('combobox', { name: 'State' }).selectOption('Open');

    await page.getByRole('row').getByText('ICC-01/26-FIN-9').waitFor();
    expect(page.url()).toContain('state=open');
    await page.goBack();
    await page.getByText('No case fits').waitFor();
  });
});
