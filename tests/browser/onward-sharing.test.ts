import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { writeRecord, advance } from '../../core/exchange/index.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import {
  deposit,
  draft,
  found,
  openCase,
  recipientsAmong,
  withBackedUpKey,
  type Member,
} from '../support/exchange-people.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { passphrase, unlock } from '../support/review-stage.ts';
import { aRecord } from '../support/session-stage.ts';
import { enterAs } from '../support/signing-in.ts';
import { embeddedEngine } from '../support/test-portal.ts';

const text = 'Transferred twice in March.';

describeInChromium.each(embeddedEngine)('passing something on, on %s', (engine) => {
  let stage: BrowserStage;
  let provider: Member;
  let receiver: Member;
  let third: Member;
  let submissionId: string;
  let complaints: string[] = [];

  beforeAll(async () => {
    stage = await createBrowserStage(engine, { demonstration: true });
    provider = await holder('state');
    receiver = await holder('court-organ');
    third = await holder('state');
    const { id: caseId } = await openCase(receiver, [provider, third]);
    submissionId = await submit(caseId);
  });
  afterEach(() => {
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => stage.close());

  async function holder(kind: 'state' | 'court-organ'): Promise<Member> {
    const organisation = await stage.organisation(kind);
    const role = kind === 'state' ? 'national-focal-point' : 'court-focal-point';
    return found(
      await withBackedUpKey(await stage.join(role, organisation), passphrase),
      organisation,
    );
  }

  async function submit(caseId: string): Promise<string> {
    const { id, version } = await draft(provider, caseId, [receiver]);
    await deposit(provider, [receiver], id, new TextEncoder().encode(text), { name: 'notes.txt' });
    const recipients = await recipientsAmong(provider, [provider, receiver]);
    const sealing = { recipients, signingKey: provider.memberKey };
    const written = await writeRecord(provider.connection, { id, version }, aRecord, sealing);
    await advance(provider.connection, 'submit', { id, version: written.version });
    return id;
  }

  async function visit(member: Member, path: string, options?: BrowserContextOptions) {
    const entered = await enterAs(stage, member, options);
    ({ complaints } = entered);
    await entered.page.goto(path);
    return entered.page;
  }

  /** The dialog at the file, as the receiver finds it. */
  async function sharing(page: Page) {
    await unlock(page);
    await page.getByRole('link', { name: 'notes.txt' }).click();
    await page.getByRole('button', { name: 'Share notes.txt' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Organisation').selectOption({ label: third.organisation.name });
    return dialog;
  }

  it('is not offered before the provider has consented: it is asked, with a sealed reason', async () => {
    const page = await visit(receiver, `/inbox/${submissionId}`);
    const dialog = await sharing(page);
    const { name } = provider.organisation;
    await dialog.getByText(`${name} has to consent first`).waitFor();
    expect(await dialog.getByRole('button', { name: /^Share with/ }).count()).toBe(0);
    await dialog.getByLabel('Why it should go there').fill('They trace the same account.');
    await dialog.getByRole('button', { name: `Ask ${name} for consent` }).click();

    await dialog.getByText(`You asked ${name} on`).waitFor();
  });

  it('is asked of the provider, who reads the reason and grants it', async () => {
    const page = await visit(provider, '/home');
    await page.getByRole('link', { name: '1 question for your consent' }).click();
    const { name } = receiver.organisation;
    const question = page.getByRole('region', {
      name: `${name} wants to pass on a file to ${third.organisation.name}`,
    });
    await question.getByRole('button', { name: 'Open what it is about' }).click();
    await unlock(page);
    await question.getByText('notes.txt').waitFor();
    await question.getByText('They trace the same account.').waitFor();
    await question.getByRole('button', { name: 'Grant' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Grant' }).click();

    // The list shows what is not answered yet; the answer is among all.
    await page.getByText('Nothing in this state').waitFor();
    await page.getByLabel('State', { exact: true }).selectOption({ label: 'All states' });
    await question.getByText('Granted').waitFor();
    expect(await question.getByRole('button', { name: 'Grant' }).count()).toBe(0);
  });

  it('is possible once it was granted, and opens for the third organisation', async () => {
    const page = await visit(receiver, `/inbox/${submissionId}`);
    const dialog = await sharing(page);
    const { name } = third.organisation;
    await dialog.getByText(`${provider.organisation.name} granted this on`).waitFor();
    await dialog.getByRole('button', { name: `Share with ${name}` }).click();
    await dialog.getByText(`${name} can open it now`).waitFor();

    const theirs = await visit(third, '/consents?side=shared');
    await unlock(theirs);
    await theirs.getByRole('button', { name: 'Open notes.txt' }).click();
    await theirs.frameLocator('iframe').getByText(text).waitFor();
  });

  it('is taken back by the provider, who sees who has passed it on', async () => {
    const page = await visit(provider, `/submissions/${submissionId}`);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await unlock(page);
    await page.getByRole('button', { name: 'Share notes.txt' }).click();
    const shares = page.getByRole('region', { name: 'Passed on to' });
    await shares.getByText(`by ${receiver.organisation.name} on`).waitFor();
    await shares.getByRole('button', { name: `Take back from ${third.organisation.name}` }).click();
    await shares.waitFor({ state: 'detached' });

    const theirs = await visit(third, '/consents?side=shared');
    await unlock(theirs);
    await theirs.getByText('No file was passed on to your organisation.').waitFor();
  });

  it('needs no leave for a record of the own organisation, which the third reads alone', async () => {
    const page = await visit(provider, `/submissions/${submissionId}`);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await unlock(page);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const { name } = third.organisation;
    await dialog.getByLabel('Organisation').selectOption({ label: name });
    await dialog.getByRole('button', { name: `Share with ${name}` }).click();
    await dialog.getByText(`${name} can open it now`).waitFor();

    const theirs = await visit(third, '/consents?side=shared');
    await theirs.getByRole('link', { name: /^Record in case ICC-/ }).click();
    await theirs.getByText('You see the record alone').waitFor();
    await unlock(theirs);
    await theirs.getByText(aRecord.subject).waitFor();
  });

  it.each<[string, BrowserContextOptions]>([
    ['English, wide', { viewport: { width: 1360, height: 900 } }],
    [
      'French, 320 px, dark',
      { viewport: { width: 320, height: 800 }, locale: 'fr-FR', colorScheme: 'dark' },
    ],
  ])('has no barrier: %s', async (_, options) => {
    for (const side of ['provider', 'asking', 'shared']) {
      const page = await visit(provider, `/consents?side=${side}`, options);
      await page.locator('[role=tabpanel]').getByText(/./).first().waitFor();
      await page.locator('main [role=status] .skeleton-row').first().waitFor({ state: 'detached' });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();

      expect(violations.map(({ id, nodes }) => [side, id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        options.viewport?.width ?? 0,
      );
    }
  });
});
