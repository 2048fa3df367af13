import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { FilePage } from '../../core/contracts/files.ts';
import { OrganisationKeysResponse } from '../../core/contracts/keys.ts';
import { LogEvidence } from '../../core/contracts/log-evidence.ts';
import { OwnSessionsResponse } from '../../core/contracts/sessions.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { servedEngine } from '../support/test-portal.ts';
import { createComposing, type Composing } from '../support/composing.ts';
import { fingerprintOf } from '../support/exchange-people.ts';
import { createReviewStage, unlock, type ReviewStage } from '../support/review-stage.ts';

const subject = 'Account held through a nominee';

describeInChromium.each(servedEngine)('an author whose portal fails or lies, on %s', (engine) => {
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
    await page.goto(`/submissions/new?case=${stage.caseId}`);
    const { author, reviewer } = stage;
    await composing.compareKeys(author.organisation.name, reviewer.organisation.name);
  });
  afterEach(async () => {
    stage.line.interfere = undefined;
    expect(complaints).toEqual([]);
    await page.context().close();
  });
  afterAll(() => stage.close());

  async function beginDraft(): Promise<void> {
    await composing.mark();
    await composing.beginDraft();
    await unlock(page);
    await composing.field('Subject').waitFor();
  }

  /** The portal gives the author's own key, which it could just as well have made itself, for that of the reviewers. */
  async function swapKey(): Promise<void> {
    const { author, reviewer } = stage;
    const { organisationId } = reviewer;
    const path = (id: string) => `/organisations/${id}/keys`;
    const own = path(author.organisationId);
    const keys = await author.connection.call(OrganisationKeysResponse, own);
    stage.line.interfere = ({ url }, response) => {
      if (url !== `/api/v1${path(organisationId)}`) return false;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ ...keys, organisationId }));
      return true;
    };
  }

  const saved = () => page.getByText('Draft sealed and saved').waitFor();

  it('sends no file to a key that took the place of the compared one', async () => {
    await beginDraft();
    await swapKey();
    await composing.attach([{ name: 'ledger.csv', text: 'Date;Amount\n' }]);

    const row = composing.file('ledger.csv');
    await row.getByText('Not sent').waitFor();
    await row.getByText('no longer the one you compared').waitFor();
    const path = `/submissions/${composing.submissionId()}/files`;
    const { items } = await stage.author.connection.call(FilePage, path);
    expect(items).toEqual([]);
  });

  it('sends no file to a key that the access log does not show', async () => {
    await beginDraft();
    const { author, reviewer } = stage;
    const publication = (member: typeof author) =>
      `/organisations/${member.organisationId}/keys/${fingerprintOf(member)}/publication`;
    const other = await author.connection.call(LogEvidence, publication(author));
    stage.line.interfere = ({ url }, response) => {
      if (url !== `/api/v1${publication(reviewer)}`) return false;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(other));
      return true;
    };
    await composing.attach([{ name: 'ledger.csv', text: 'Date;Amount\n' }]);

    const row = composing.file('ledger.csv');
    await row.getByText('Not sent').waitFor();
    await row.getByText('The access log does not show').waitFor();
    const path = `/submissions/${composing.submissionId()}/files`;
    const { items } = await author.connection.call(FilePage, path);
    expect(items).toEqual([]);
  });

  it('begins nothing for an organisation whose compared key was swapped since', async () => {
    await swapKey();
    await page.reload();
    const { name } = stage.reviewer.organisation;
    await page.getByText('Changed unexpectedly').waitFor();
    await page.getByText('Nothing can be sealed to this key.').waitFor();

    await composing.tick('checkbox', name);
    expect(await page.getByRole('checkbox', { name }).isDisabled()).toBe(true);
  });

  it('loses no draft when the session ends, is told so, and goes on after signing in', async () => {
    await beginDraft();
    await composing.field('Subject').fill(subject);
    await saved();
    const draft = page.url();
    const { connection, email, password } = stage.author;
    const { items } = await connection.call(OwnSessionsResponse, '/sessions');
    for (const { reference } of items.filter(({ current }) => !current)) {
      await connection.command(`/sessions/${reference}`, { method: 'DELETE' });
    }
    await composing.section('Submissions').click();
    await page.waitForURL('**/sign-in');
    await page.getByText('You are signed out. Sealed drafts are kept').waitFor();
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/submissions');
    await page.goto(draft);

    await unlock(page);
    await composing.field('Subject').waitFor();
    expect(await composing.field('Subject').inputValue()).toBe(subject);
  });

  it('goes on writing without a network, and is told what that means', async () => {
    await beginDraft();
    const notice = page.getByText('You are offline.');
    await page.context().setOffline(true);
    await notice.waitFor();
    await composing.field('Subject').fill(subject);
    await saved();
    await page.context().setOffline(false);

    await notice.waitFor({ state: 'detached' });
    await composing.link('Continue to check').click();
    await page.getByText('still to be settled').waitFor();
  });
});
