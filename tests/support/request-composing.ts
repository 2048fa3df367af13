import type { Page } from 'playwright-core';
import type { RequestContent } from '../../core/contracts/request-content.ts';
import { openRequestContent, readRequest } from '../../core/exchange/index.ts';
import { createComposing } from './composing.ts';
import { admit, found, openCase, withBackedUpKey, type Member } from './exchange-people.ts';
import { inDays } from './requesting.ts';
import { createReviewStage, passphrase } from './review-stage.ts';
import type { Engine } from './test-portal.ts';

/** An organ of the Court and two States in one case; one State has an expert beside its focal point. */
export async function createRequestingStage(engine: Engine) {
  const stage = await createReviewStage(engine);
  const { author: focalPoint, reviewer: court } = stage;
  const south = await stage.organisation('state');
  const other = await found(
    await withBackedUpKey(await stage.join('national-focal-point', south), passphrase),
    south,
  );
  const expert = await admit(
    await withBackedUpKey(await stage.join('expert', focalPoint.organisation), passphrase),
    focalPoint,
  );
  const { id: caseId } = await openCase(court, [focalPoint, other]);
  return { ...stage, court, focalPoint, expert, other, caseId };
}
export type RequestingStage = Awaited<ReturnType<typeof createRequestingStage>>;

/** What a member's own keys open of a request. */
export async function contentFor(
  { connection, keyring }: Member,
  requestId: string,
): Promise<Pick<RequestContent, 'subject' | 'requirements'> & { verdict: string }> {
  const request = await readRequest(connection, requestId);
  const { payload, verdict } = await openRequestContent(connection, request, keyring);
  return { ...payload, verdict: verdict.status };
}

/** The composer of requests in the hands of somebody. */
export function createRequestComposing(page: Page) {
  const composing = createComposing(page);
  const { field, button, tick, choice } = composing;

  /** By the keyboard. A list closes when the page below it scrolls, so that is done before. */
  async function pick(name: string, words: string): Promise<void> {
    await choice(name).evaluate(async (input) => {
      input.scrollIntoView({ block: 'center' });
      input.focus({ preventScroll: true });
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    });
    await choice(name).fill(words);
    await page.getByRole('option', { name: words, exact: true }).waitFor();
    await page.locator('[role="option"]').nth(1).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.locator('[role="option"][data-focused]').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  }

  async function chooseDay(isoDate: string): Promise<void> {
    const [year = '', month = '', day = ''] = isoDate.split('-');
    for (const [segment, digits] of Object.entries({ month, day, year })) {
      await page.getByRole('spinbutton', { name: new RegExp(`^${segment}`) }).click();
      await page.keyboard.type(digits);
    }
  }

  return {
    ...composing,
    pick,
    chooseDay,
    requestId: () => /requests\/([\w-]{36})/.exec(page.url())?.[1] ?? '',
    missing: () => page.getByRole('region', { name: 'What is missing' }),
    /** All that is in clear of an informal request. */
    choose: async (measure: string, ...addressees: readonly Member[]): Promise<void> => {
      await choice('Measure sought').selectOption(measure);
      await composing.mark();
      await chooseDay(inDays(30));
      for (const { organisation } of addressees) await tick('checkbox', organisation.name);
      await button('Continue to what you ask').click();
      await page.waitForURL('**/edit');
    },
    /** All that tracing needs. */
    write: async (subject: string): Promise<void> => {
      await field('Subject').fill(subject);
      await pick('Language of the request', 'English');
      await field('Purpose of the request').fill('To find what the suspect holds.');
      await field('Assistance sought').fill('Tracing of accounts.');
      await field('Legal basis').fill('Article 93(1)(k).');
      await field('Grounds for the request').fill('Payments to a holding.');
      await field('Where the person, place or property is, or how to identify it').fill('Capital');
      await field('Essential facts').fill('Between two dates.');
      await field('Whom to contact').fill('The desk');
      await field('How to reach them').fill('+31 70 000 0000');
      await pick('Languages they speak', 'English');
      await button('Add language').click();
    },
    /** Nobody has compared a key on this computer. */
    sealAllTheSame: () => tick('checkbox', 'I seal without'),
  };
}
export type RequestComposing = ReturnType<typeof createRequestComposing>;
