import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  advance,
  answerRequest,
  moveRequest,
  readRequest,
  writeRecord,
} from '../../core/exchange/index.ts';
import { barriersOf } from '../support/barriers.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { requestContent, sealingBetween, sentRequest } from '../support/requesting.ts';
import { createReviewStage, unlock, type ReviewStage } from '../support/review-stage.ts';
import { servedEngine } from '../support/test-portal.ts';

const { subject } = requestContent;

const answer = {
  subject: 'What the registers say',
  narrative: 'One account was found.',
  measure: 'trace',
  assets: [],
  registers: [
    {
      register: 'Register of bank accounts',
      country: 'NLD',
      searchedOn: '2026-11-20',
      result: 'found',
    },
  ],
} as const;

describeInChromium.each(servedEngine)('requests in the pages, on %s', (engine) => {
  let stage: ReviewStage;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    stage = await createReviewStage(engine);
    ({ page, complaints } = await stage.sitDown(stage.author));
  });
  afterEach(() => {
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => stage.close());

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const header = () => page.getByRole('banner').or(page.locator('.page-header'));
  const send = () => sentRequest(stage.reviewer, stage.author, stage.caseId);
  const stateOf = async (id: string) => (await readRequest(stage.author.connection, id)).state;

  async function open(id: string): Promise<void> {
    await page.goto(`/requests/${id}`);
    await unlock(page);
    await page.getByRole('heading', { level: 1 }).getByText(subject).waitFor();
  }

  /** By somebody of the same organisation, somewhere else. */
  async function move(id: string, step: 'acknowledge' | 'consult'): Promise<void> {
    const request = await readRequest(stage.author.connection, id);
    await moveRequest(stage.author.connection, { request, step });
  }

  async function answerFromCourt(id: string): Promise<void> {
    const { author, reviewer } = stage;
    const { connection } = reviewer;
    const sent = await readRequest(connection, id);
    const { markings } = await moveRequest(connection, { request: sent, step: 'acknowledge' });
    const begun = await answerRequest(connection, id, markings);
    const sealing = await sealingBetween(reviewer, author);
    const record = { ...answer, assets: [...answer.assets], registers: [...answer.registers] };
    const { version } = await writeRecord(connection, begun, record, sealing);
    await advance(connection, 'submit', { id: begun.id, version });
  }

  async function take(step: string): Promise<void> {
    await button(step).click();
    await dialog().getByRole('button', { name: step, exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
  }

  it('are listed without a word of what is sealed, and found by what narrows the list', async () => {
    const { id } = await send();
    await page.goto('/requests?side=addressee');
    await page
      .getByRole('row')
      .nth(1)
      .getByText(/^Due in (29|30) days$/)
      .waitFor();
    expect(await page.getByText(subject).count()).toBe(0);

    await page.getByLabel('Measure').selectOption('freeze');
    await page.getByText('Nothing matches').waitFor();
    expect(new URL(page.url()).searchParams.get('measure')).toBe('freeze');
    await button('Show all').click();
    await page.getByRole('row').nth(1).click();

    await page.waitForURL(`**/requests/${id}`);
    await page.getByRole('form', { name: 'Unlock your keys' }).waitFor();
    expect(await page.getByText(subject).count()).toBe(0);
  });

  it('are read with what was found about their signature and their completeness', async () => {
    const { id } = await send();
    await open(id);

    await page.getByText(requestContent.purpose.assistance).waitFor();
    await page.getByText('Its author signed that nothing was missing.').waitFor();
    await page.getByText('nothing is missing.').waitFor();
    await page.getByText('You have not compared this key yet').first().waitFor();
  });

  it('cannot be refused before a consultation, and then only on a ground', async () => {
    const { id } = await send();
    await open(id);
    expect(await button('Refuse').count()).toBe(0);
    await take('Acknowledge');
    await header().getByText('Acknowledged', { exact: true }).waitFor();
    expect(await button('Refuse').count()).toBe(0);
    await button('Consult').click();
    await dialog().getByRole('textbox').fill('The location names two towns.');
    await dialog().getByRole('button', { name: 'Consult', exact: true }).click();
    await page.getByRole('listitem').getByText('The location names two towns.').waitFor();
    await button('Refuse').click();

    const act = dialog().getByRole('button', { name: 'Refuse', exact: true });
    expect(await act.isDisabled()).toBe(true);
    await dialog().getByLabel('Ground').selectOption('not-competent');
    await act.click();
    await header().getByText('Refused', { exact: true }).waitFor();
    await expect(stateOf(id)).resolves.toBe('refused');
    await page.getByText('Not within the competence of this authority').waitFor();
  });

  it('lose no text to somebody who was faster', async () => {
    const { id } = await send();
    await move(id, 'acknowledge');
    await open(id);
    await button('Postpone').click();
    await dialog().getByRole('textbox').last().fill('Half a page of reasons');
    await dialog().getByLabel('Ground').selectOption('competing-request');
    await button('Not now').click();
    await button('Consult').click();
    await dialog().getByRole('textbox').last().fill('Half a page of reasons');
    await move(id, 'consult');
    await dialog().getByRole('button', { name: 'Consult', exact: true }).click();

    await dialog().getByText('It is now: In consultation.').waitFor();
    expect(await dialog().getByRole('textbox').last().inputValue()).toBe('Half a page of reasons');
    await dialog().getByRole('button', { name: 'Keep it as a message' }).click();
    const message = page.getByRole('textbox', { name: 'Write a message' });
    expect(await message.inputValue()).toBe('Half a page of reasons');
  });

  it('are talked about, and each side sees what is new and what was read', async () => {
    const { id } = await send();
    await open(id);
    await page.getByRole('textbox', { name: 'Write a message' }).fill('Which of the two towns?');
    await button('Seal and send').click();
    await page.getByRole('listitem').getByText('Which of the two towns?').waitFor();
    const court = await stage.sitDown(stage.reviewer);
    await court.page.goto(`/requests/${id}`);
    const read = court.page.waitForResponse(/messages\/read$/);
    await unlock(court.page);
    const message = court.page.getByRole('listitem').filter({ hasText: 'Which of the two towns?' });
    await message.getByText('New', { exact: true }).waitFor();
    expect((await read).ok()).toBe(true);

    await open(id);
    await page.getByText(/^Read by /).waitFor();
    expect(court.complaints).toEqual([]);
  });

  it('are answered with where was looked, and by nothing else where something is traced', async () => {
    const { id } = await send();
    await move(id, 'acknowledge');
    await open(id);
    await page.getByText('Submit an answer first').waitFor();
    await button('Write the answer').click();
    await dialog().getByRole('button', { name: 'Begin', exact: true }).click();
    await page.waitForURL('**/edit?step=content');
    await page.getByRole('textbox', { name: 'Subject' }).fill('Accounts that were found');
    await page.getByLabel('Measure').selectOption('trace');
    await page.getByRole('textbox', { name: 'Account of the facts' }).fill('None at all.');
    await page.getByRole('link', { name: 'Continue to check' }).click();
    await page.getByRole('link', { name: 'Registers searched' }).click();
    await button('Add a register').click();
    await page.getByRole('textbox', { name: 'Register', exact: true }).fill('Register of accounts');
    await page.getByLabel('Result').selectOption('nothing-found');

    await page.goto(`/requests/${id}`);
    await page.getByRole('link', { name: /^Begun / }).waitFor();
  });

  it('are answered by the Court to a State, which reviews the answer as the Court does', async () => {
    const { author, reviewer, caseId } = stage;
    const asked = await sentRequest(author, reviewer, caseId, { flow: 'state-to-court' });
    await answerFromCourt(asked.id);
    await open(asked.id);
    await page.getByRole('link', { name: /^Submitted / }).click();
    await page.getByRole('heading', { level: 1 }).getByText(answer.subject).waitFor();
    await page.getByText('Register of bank accounts').waitFor();
    await button('Take up').click();
    await page.getByRole('link', { name: 'Accept' }).click();
    await button('Sign and accept').click();
    await page.getByText('You have accepted this submission.').waitFor();
    await page.getByRole('link', { name: 'The request' }).click();

    await page.waitForURL(`**/requests/${asked.id}`);
  });

  it('have no barrier, in the list and on the page of one', async () => {
    const { id } = await send();
    await page.goto('/requests?side=addressee');
    await page.getByRole('row').nth(1).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await open(id);
    await page.getByText('There are no messages yet.').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 720 });
    expect(await barriersOf(page)).toEqual([]);
    await page.goto('/requests?side=addressee');
    await page.getByRole('row').nth(1).waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });
});
