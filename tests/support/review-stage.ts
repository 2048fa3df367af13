import type { Page } from 'playwright-core';
import type { AppConfig } from '../../config/app-config.ts';
import type { RecordContent } from '../../core/contracts/sealed-payloads.ts';
import type { SubmissionSummary } from '../../core/contracts/submissions.ts';
import { advance, writeRecord } from '../../core/exchange/index.ts';
import { createBrowserStage } from './browser-stage.ts';
import {
  admit,
  deposit,
  draft,
  found,
  openCase,
  recipientsAmong,
  withBackedUpKey,
  type Member,
} from './exchange-people.ts';
import type { Engine } from './test-portal.ts';

export const passphrase = 'usher plank gizmo tarmac';

const record: RecordContent = {
  subject: 'Account held through a nominee',
  narrative: 'Traced by way of two transfers in March.',
  measure: 'freeze',
  assets: [
    {
      reference: 'A-1',
      kind: 'account',
      state: 'traced',
      description: 'Current account.',
      identifiers: [{ scheme: 'iban', value: 'GB33BUKB20201555555555' }],
      value: { amount: '412300.50', currency: 'EUR', on: '2026-11-12' },
    },
  ],
};

/** A State that submits, and an organ of the Court of whom two review in browsers of their own. */
export async function createReviewStage(
  engine: Engine,
  config: Partial<AppConfig> = { demonstration: true },
) {
  const stage = await createBrowserStage(engine, config);
  const holder = async (organisation: Member['organisation'], kind: 'state' | 'court-organ') => {
    const role = kind === 'state' ? 'national-focal-point' : 'court-focal-point';
    return withBackedUpKey(await stage.join(role, organisation), passphrase);
  };
  const state = await stage.organisation('state');
  const organ = await stage.organisation('court-organ');
  const author = await found(await holder(state, 'state'), state);
  const reviewer = await found(await holder(organ, 'court-organ'), organ);
  const colleague = await admit(await holder(organ, 'court-organ'), reviewer);
  const { id: caseId } = await openCase(reviewer, [author]);

  return {
    ...stage,
    author,
    reviewer,
    colleague,
    caseId,
    /** With files of these names and texts. */
    async submit(files: Readonly<Record<string, string>>): Promise<SubmissionSummary> {
      const { id, version } = await draft(author, caseId, [reviewer]);
      for (const [name, text] of Object.entries(files)) {
        await deposit(author, [reviewer], id, new TextEncoder().encode(text), { name });
      }
      const recipients = await recipientsAmong(author, [author, reviewer]);
      const sealing = { recipients, signingKey: author.memberKey };
      const written = await writeRecord(author.connection, { id, version }, record, sealing);
      return advance(author.connection, 'submit', { id, version: written.version });
    },
    /** Somebody at their own computer, signed in. */
    async sitDown({ email, password }: Member) {
      const { page, complaints } = await stage.visit();
      await page.goto('/sign-in');
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.waitForURL('**/home');
      return { page, complaints };
    },
  };
}
export type ReviewStage = Awaited<ReturnType<typeof createReviewStage>>;

/** In place, wherever the page asks for it. */
export async function unlock(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: 'Unlock your keys' });
  await form.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await form.getByRole('button', { name: 'Unlock' }).click();
}
