import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { openRecord, readSubmission } from '../../core/exchange/index.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { createComposing, type Composing } from '../support/composing.ts';
import { createReviewStage, unlock, type ReviewStage } from '../support/review-stage.ts';

const subject = 'Account held through a nominee';

describeInChromium.each(embeddedEngine)('the making of a submission, on %s', (engine) => {
  let stage: ReviewStage;
  let page: Page;
  let complaints: string[];
  let composing: Composing;
  beforeAll(async () => {
    stage = await createReviewStage(engine);
  });
  beforeEach(async () => {
    ({ page, complaints } = await stage.sitDown(stage.author));
    composing = createComposing(page);
  });
  afterEach(async () => {
    expect(complaints.splice(0)).toEqual([]);
    await page.context().close();
  });
  afterAll(() => stage.close());

  const heading = (name: string) => page.getByRole('heading', { level: 1, name });

  /** The reviewing organ is among the recipients as soon as the case is chosen. */
  async function choose(how: 'comparing' | 'without comparing' = 'comparing'): Promise<void> {
    await page.goto(`/submissions/new?case=${stage.caseId}`);
    if (how === 'comparing') {
      await composing.compareKeys(stage.author.organisation.name, stage.reviewer.organisation.name);
    }
    await composing.mark();
    await composing.beginDraft();
    await unlock(page);
    await composing.field('Subject').waitFor();
  }

  async function write(): Promise<void> {
    await composing.field('Subject').fill(subject);
    await page.getByRole('combobox', { name: 'Measure' }).selectOption('trace');
    await composing.field('Account of the facts').fill('Traced by way of two transfers in March.');
  }

  async function attach(name: string, buffer: Buffer): Promise<void> {
    const chooser = page.waitForEvent('filechooser');
    await composing.button('Choose from this computer').click();
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  const stateOf = async (submissionId: string) =>
    (await readSubmission(stage.author.connection, submissionId)).state;

  it('begins nothing as long as a marking is missing', async () => {
    await page.goto(`/submissions/new?case=${stage.caseId}`);
    await composing.button('Continue to what you send').click();

    await page.getByRole('alert').getByText('Choose a classification.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/submissions/new');
  });

  it('seals nothing to a key that took the place of the compared one', async () => {
    await choose();
    await write();
    const { id: organ } = stage.reviewer.organisation;
    const { id: own } = stage.author.organisation;
    await page.context().route(`**/organisations/${organ}/keys`, async (route) => {
      const response = await route.fetch({ url: route.request().url().replace(organ, own) });
      const keys = (await response.json()) as object;
      await route.fulfill({ response, json: { ...keys, organisationId: organ } });
    });
    await composing.seal();

    await page.getByText('no longer the one you compared, so nothing was sealed').waitFor();
    await page.getByText('Changed unexpectedly').waitFor();
    expect(await composing.button('Seal, sign and submit').isDisabled()).toBe(true);
    await expect(stateOf(composing.submissionId())).resolves.toBe('draft');
  });

  it('seals to keys that nobody compared only when somebody says so', async () => {
    await choose('without comparing');
    await write();
    await composing.link('Continue to check').click();
    await page.getByText('You have not compared the keys of').waitFor();
    expect(await composing.button('Seal, sign and submit').isDisabled()).toBe(true);
    await composing.tick('checkbox', 'I seal without');

    expect(await composing.button('Seal, sign and submit').isEnabled()).toBe(true);
  });

  it('submits no draft from which something is missing, and leads to it', async () => {
    await choose();
    await composing.link('Continue to check').click();
    await page.getByText('3 things are still to be settled').waitFor();

    expect(await composing.button('Seal, sign and submit').isDisabled()).toBe(true);
    await composing.link('Subject').click();
    await composing.field('Subject').waitFor();
    expect(
      await composing.field('Subject').evaluate((input) => input === document.activeElement),
    ).toBe(true);
  });

  it('takes no private key of a wallet for an identifier', async () => {
    await choose();
    await composing.button('Add asset').click();
    await page.getByRole('combobox', { name: 'Kind of asset' }).selectOption('crypto-asset');
    await composing.button('Add identifier').click();
    await composing.field('Identifier').fill('5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ');

    await page.getByText('This looks like a private key. Remove it').waitFor();
  });

  it('loses nothing that was typed just before the keys were locked', async () => {
    await choose();
    await composing.field('Subject').fill('Half a thought');
    await composing.button('Lock').click();
    await page.getByRole('form', { name: 'Unlock your keys' }).waitFor();

    expect(await page.getByText('Half a thought').count()).toBe(0);
    await unlock(page);
    await composing.field('Subject').waitFor();
    expect(await composing.field('Subject').inputValue()).toBe('Half a thought');
  });

  it('goes on sending a file when somebody moves about in the portal', async () => {
    await choose();
    await attach('scan.bin', randomBytes(20_000_000));
    await page.getByRole('progressbar', { name: 'Sealing and sending scan.bin' }).waitFor();
    await composing.link('Cases').click();
    await page.goBack();
    await composing.field('Subject').waitFor();

    await page.getByRole('list', { name: 'Files' }).getByText('Sealed and sent').waitFor();
  });

  it('seals, signs and submits what its reviewer then reads', async () => {
    await choose();
    await write();
    await composing.button('Add asset').click();
    await page.getByRole('combobox', { name: 'Kind of asset' }).selectOption('account');
    await composing.field('Description').fill('Current account.');
    await composing.button('Add identifier').click();
    await composing.field('Identifier').fill('GB82 WEST 1234 5698 7654 32');
    await page.getByText('IBAN valid').first().waitFor();
    await composing.button('Done with this asset').click();
    await attach('statement.csv', Buffer.from('Date;Amount\n3 Nov;1\n'));
    await page.getByRole('list', { name: 'Files' }).getByText('Sealed and sent').waitFor();
    await composing.seal();
    await heading('Submitted').waitFor();

    const submission = await readSubmission(stage.reviewer.connection, composing.submissionId());
    const { payload, verdict } = await openRecord(
      stage.reviewer.connection,
      submission,
      stage.reviewer.keyring,
    );
    expect(verdict.status).toBe('verified');
    expect(payload).toMatchObject({
      subject,
      assets: [
        { kind: 'account', identifiers: [{ scheme: 'iban', value: 'GB82WEST12345698765432' }] },
      ],
    });
  });

  it('has no barrier in any of its steps', async () => {
    await choose();
    await composing.button('Add asset').click();
    await expect(barriersOf(page)).resolves.toEqual([]);
    await composing.link('Continue to check').click();
    await page.getByRole('heading', { name: 'What the portal sees' }).waitFor();
    await expect(barriersOf(page)).resolves.toEqual([]);
    await page.goto('/submissions');
    await page.getByRole('row').nth(1).waitFor();
    await expect(barriersOf(page)).resolves.toEqual([]);
  });
});

async function barriersOf(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page })
    // Where React Aria says for some seconds what a button was doing which is gone by now.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
}
