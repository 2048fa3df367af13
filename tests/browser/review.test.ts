import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { readSubmission } from '../../core/exchange/index.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { servedEngine } from '../support/test-portal.ts';
import { createReviewStage, unlock, type ReviewStage } from '../support/review-stage.ts';

const subject = 'Account held through a nominee';

describeInChromium.each(servedEngine)('the review of a submission, on %s', (engine) => {
  let stage: ReviewStage;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    stage = await createReviewStage(engine);
    ({ page, complaints } = await stage.sitDown(stage.reviewer));
  });
  afterEach(() => {
    stage.line.interfere = undefined;
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => stage.close());

  const heading = () => page.getByRole('heading', { level: 1 });
  const link = (name: string) => page.getByRole('link', { name });
  const button = (name: string) => page.getByRole('button', { name });
  const stateOf = async (id: string) => (await readSubmission(stage.author.connection, id)).state;

  async function open(id: string, more = ''): Promise<void> {
    await page.goto(`/inbox/${id}${more}`);
    await unlock(page);
    await heading().getByText(subject).waitFor();
  }

  async function takeUp(id: string): Promise<void> {
    await open(id);
    await button('Take up').click();
    await link('Accept').waitFor();
  }

  it('shows no subject in the inbox, and nothing sealed while keys are locked', async () => {
    const { id } = await stage.submit({});
    await page.goto('/inbox?state=submitted');
    await page.getByRole('row').nth(1).click();
    await page.waitForURL(`**/inbox/${id}`);
    await page.getByRole('form', { name: 'Unlock your keys' }).waitFor();

    expect(await page.getByText(subject).count()).toBe(0);
  });

  it('forgets what was opened when the keys are locked, and keeps what was typed', async () => {
    const { id } = await stage.submit({ 'notes.txt': 'Transferred twice.' });
    await takeUp(id);
    await link('notes.txt').click();
    await page.frameLocator('iframe').getByText('Transferred twice.').waitFor();
    await page.getByRole('textbox', { name: 'Add a remark' }).fill('Half a thought');
    await button('Lock').click();
    await page.getByRole('form', { name: 'Unlock your keys' }).waitFor();

    expect(await page.locator('iframe').count()).toBe(0);
    expect(await page.getByText(subject).count()).toBe(0);
    await unlock(page);
    const remark = page.getByRole('textbox', { name: 'Add a remark' });
    await remark.waitFor();
    expect(await remark.inputValue()).toBe('Half a thought');
  });

  it('shows nothing of an altered file, and lets it be returned but not accepted', async () => {
    const { id } = await stage.submit({ 'statement.txt': 'Balance: 412 300' });
    await takeUp(id);
    await page.context().route('**/files/*/content', async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      body.writeUInt8(body.readUInt8(body.length - 40) ^ 1, body.length - 40);
      await route.fulfill({ response, body });
    });
    await link('statement.txt').click();
    await page.getByRole('alert').getByText('This was altered.').waitFor();
    await page.context().unroute('**/files/*/content');
    await link('Accept').click();

    expect(await page.locator('iframe').count()).toBe(0);
    await page.getByText('A file was altered.').waitFor();
    expect(await button('Sign and accept').isDisabled()).toBe(true);
  });

  it('accepts only when every file was opened, and signs what was opened', async () => {
    const { id } = await stage.submit({ 'one.txt': 'First.', 'two.csv': 'a;b\n1;2\n' });
    await takeUp(id);
    await link('Accept').click();
    await page.getByText('You have not opened these 2 files.').waitFor();
    expect(await button('Sign and accept').isDisabled()).toBe(true);
    await button('Open them now').click();
    await button('Sign and accept').click();

    await page.getByText('You have accepted this submission.').waitFor();
    await expect(stateOf(id)).resolves.toBe('accepted');
    await page.getByRole('heading', { name: 'Decision: accepted' }).waitFor();
    await page.getByText('Signed by you.').first().waitFor();
  });

  it('returns with a remark that the other side can read, and asks for one', async () => {
    const { id } = await stage.submit({});
    await takeUp(id);
    await link('Return with a remark').click();
    expect(await button('Sign and return').isDisabled()).toBe(true);
    await page
      .getByRole('textbox', { name: 'What has to be changed' })
      .fill('Please add the form.');
    await button('Sign and return').click();

    await page.getByText('You have returned this submission.').waitFor();
    await expect(stateOf(id)).resolves.toBe('returned');
    await page.getByRole('listitem').getByText('Please add the form.').waitFor();
  });

  it('says that somebody else has decided, and keeps what was written', async () => {
    const { id } = await stage.submit({});
    await takeUp(id);
    await link('Return with a remark').click();
    await page.getByRole('textbox', { name: 'What has to be changed' }).fill('My own remark');
    const other = await stage.sitDown(stage.colleague);
    await other.page.goto(`/inbox/${id}?decision=accepted`);
    await unlock(other.page);
    await other.page.getByRole('button', { name: 'Sign and accept' }).click();
    await other.page.getByText('You have accepted this submission.').waitFor();
    await button('Sign and return').click();

    await page.getByText('This submission has changed meanwhile.').waitFor();
    await button('Open it again').click();
    await page.getByText('You had written this').waitFor();
    await page.getByText('My own remark').waitFor();
  });

  it('saves an opened file under its name, and a sealed one as a message', async () => {
    const { id } = await stage.submit({ 'relevé.txt': 'Balance: 412 300' });
    await open(id);
    await link('relevé.txt').click();
    await page.frameLocator('iframe').getByText('Balance: 412 300').waitFor();
    expect(await page.getByRole('group', { name: 'relevé.txt' }).evaluate(hasFocus)).toBe(true);
    const saved = page.waitForEvent('download');
    await button('Save').click();
    const file = await saved;

    expect(file.suggestedFilename()).toBe('relevé.txt');
    expect(await readFile(await file.path(), 'utf8')).toBe('Balance: 412 300');
    const sealed = page.waitForEvent('download');
    await button('Download sealed').click();
    expect((await sealed).suggestedFilename()).toMatch(/\.pgp$/);
  });

  it('says whose key was compared, and remembers it', async () => {
    const { id } = await stage.submit({});
    await open(id);
    await page.getByText('You have not compared this key yet').waitFor();
    await button('Compare the key').click();
    await page.getByRole('dialog').getByRole('button', { name: 'They are the same' }).click();

    await page.getByText('You compared this key on').waitFor();
  });

  it('has no barrier, with a file open and a decision begun', async () => {
    const { id } = await stage.submit({ 'table.csv': 'Date;Amount\n3 Nov;1\n' });
    await takeUp(id);
    await link('table.csv').click();
    await page.frameLocator('iframe').getByText('3 Nov').waitFor();
    await link('Return with a remark').click();
    await page.getByRole('heading', { name: 'Return this submission' }).waitFor();
    const { violations } = await new AxeBuilder({ page })
      // Where React Aria says for some seconds what a button was doing which is gone by now.
      .exclude('[data-live-announcer]')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();

    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});

function hasFocus(element: Element): boolean {
  return document.activeElement === element;
}
