import type { Page } from 'playwright-core';
import type { Person } from '../../scripts/demonstration/cast.ts';
import { createReviewStage, unlock } from './review-stage.ts';
import { codeAt } from './second-factor.ts';
import type { Engine } from './test-portal.ts';

const STEP_MS = 30_000;
const password = 'four unrelated words here';

/** The stage of a review, where everybody who signs in by the pages has a second factor. */
export async function createPeopleStage(engine: Engine) {
  const stage = await createReviewStage(engine, {});
  const complaints: string[][] = [];

  async function sitDownAt(path: string): Promise<Page> {
    const visit = await stage.visit();
    complaints.push(visit.complaints);
    await visit.page.goto(path);
    return visit.page;
  }

  /** A code is good once: for everybody this one is of a later time than their last. */
  async function giveCode(page: Page, secret: string): Promise<void> {
    stage.clock.offset += STEP_MS;
    await page.getByLabel('Six-digit code').fill(await codeAt(secret, stage.clock.now()));
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  async function givePassword(page: Page, { email, password: own }: Person): Promise<void> {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(own);
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  async function signIn(page: Page, person: Person): Promise<void> {
    await givePassword(page, person);
    const secret = new URL(person.secondFactorUri).searchParams.get('secret') ?? '';
    await giveCode(page, secret);
  }

  async function accept(link: string, name: string): Promise<Page> {
    const page = await sitDownAt(link);
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('New password').fill(password);
    await page.getByRole('button', { name: 'Continue' }).click();
    return page;
  }

  return {
    ...stage,
    givePassword,
    signIn,
    /** What the pages of everybody complained about since it was asked last. */
    complaintsSoFar: () => complaints.splice(0).flat(),
    /** At a computer of their own. */
    async enter(person: Person, path: string): Promise<Page> {
      const page = await sitDownAt(`/sign-in#next=${encodeURIComponent(path)}`);
      await signIn(page, person);
      await page.waitForURL(`**${path}`);
      return page;
    },
    /** Takes up an invitation by its link, as far as the portal lets them. */
    accept,
    /** Takes it up, sets up the second factor that the page shows, and stands before the own key. */
    async joinBy(link: string, name: string): Promise<Page> {
      const page = await accept(link, name);
      const secret = await page.locator('code').innerText();
      await giveCode(page, secret.replaceAll(/\s/g, ''));
      await page.waitForURL('**/keys');
      return page;
    },
  };
}
export type PeopleStage = Awaited<ReturnType<typeof createPeopleStage>>;

export const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
export const section = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name });

/** The open page may notice by itself, or when somebody does something in it. */
export async function isShutOut(page: Page): Promise<void> {
  const pressing = section(page, 'Inbox').click({ timeout: 5000 });
  // A press that waited any longer would be done when somebody has signed in again.
  await Promise.all([page.waitForURL('**/sign-in**'), pressing.catch(() => undefined)]);
}

/** Presses what asks, then what does it. */
export async function confirm(page: Page, asking: string, doing: string): Promise<void> {
  await page.getByRole('button', { name: asking, exact: true }).click();
  const question = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await question.getByRole('button', { name: doing, exact: true }).click();
  await question.waitFor({ state: 'detached' });
}

/** Says that a member's fingerprint is the same that they have read out. */
export async function compare(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Compare the fingerprint of ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'They are the same' }).click();
  await rowOf(page, name).getByText('Compared', { exact: true }).waitFor();
}

/** Loads the page of a submission, for which keys have to be unlocked again. */
export async function openAnew(page: Page, submissionId: string, subject: string): Promise<void> {
  await page.goto(`/inbox/${submissionId}`);
  await unlock(page);
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
}
