import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { AccessLogRecord } from '../../core/contracts/access-log.ts';
import type { Person } from '../../scripts/demonstration/cast.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { enterAs } from '../support/signing-in.ts';
import { engines } from '../support/test-portal.ts';

describeInChromium.each(engines)('the access log in the browser, on %s', (engine) => {
  let stage: BrowserStage;
  let auditor: Person;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    stage = await createBrowserStage(engine, { demonstration: true });
    auditor = await stage.join('auditor', await stage.organisation('court-organ'));
    ({ page, complaints } = await enterAs(stage, auditor));
  });
  afterAll(() => stage.close());

  const outcomesInView = () => page.locator('[role=row] [data-label=Outcome]').allInnerTexts();
  const outcome = () => page.getByRole('combobox', { name: 'Outcome' });

  it('is refused to an expert, who finds no way to it', async () => {
    const expert = await stage.join('expert', await stage.organisation('state'));
    const visit = await enterAs(stage, expert);
    await visit.page.getByRole('navigation').getByRole('link', { name: 'Submissions' }).waitFor();
    await expect(visit.page.getByRole('link', { name: 'Access log' }).count()).resolves.toBe(0);
    await visit.page.goto('/access-log');

    await visit.page.getByText('Your role does not allow this.').first().waitFor();
    await expect(visit.page.getByRole('row').count()).resolves.toBe(0);
    expect(visit.complaints).toEqual([]);
  });

  it('keeps what it is narrowed to in the address, and the way back leads out of it', async () => {
    await page.goto('/access-log');
    await page.getByRole('row').getByText('Done').first().waitFor();
    await outcome().selectOption('Denied');
    await page.waitForURL(/outcome=denied/);
    await page.getByRole('row').getByText('Done').first().waitFor({ state: 'detached' });
    const narrowed = await outcomesInView();

    expect(narrowed.length).toBeGreaterThan(0);
    expect(new Set(narrowed)).toEqual(new Set(['Denied']));
    await page.goBack();
    await page.getByRole('row').getByText('Done').first().waitFor();
    expect(page.url()).not.toContain('outcome');
    await expect(outcome().inputValue()).resolves.toBe('any');
    expect(complaints).toEqual([]);
  });

  it('shows the same to whoever opens such an address', async () => {
    await page.goto('/access-log?outcome=denied');
    await page.getByRole('row').getByText('Denied').first().waitFor();

    await expect(outcome().inputValue()).resolves.toBe('denied');
    expect(new Set(await outcomesInView())).toEqual(new Set(['Denied']));
  });

  it('reads an entry from its bytes, and names their hash', async () => {
    const record = await auditor.connection.call(AccessLogRecord, '/access-log/entries/5');
    const bytes = Buffer.from(record.bytes, 'base64');
    await page.goto('/access-log?entry=5');
    await page.getByRole('button', { name: 'Show bytes' }).click();

    await expect(page.locator('pre').innerText()).resolves.toBe(bytes.toString());
    const detail = page.getByRole('region', { name: 'Entry 5' });
    await detail.getByText(createHash('sha256').update(bytes).digest('hex')).waitFor();
    await detail.getByText(record.entry.id, { exact: true }).waitFor();
    await detail.getByText('no part of it').waitFor();
    expect(complaints).toEqual([]);
  });

  it('says so when bytes are no entry, and shows them all the same', async () => {
    await page.route('**/access-log/entries/4', async (route) => {
      const answer = await route.fetch();
      const record = (await answer.json()) as { bytes: string };
      const altered = Buffer.from(record.bytes, 'base64').toString().replace('"v":1', '"v":2');
      await route.fulfill({
        response: answer,
        json: { ...record, bytes: Buffer.from(altered).toString('base64') },
      });
    });
    await page.goto('/access-log?entry=4');

    await page.getByText('These bytes are no entry that this page knows').waitFor();
    await page.getByRole('button', { name: 'Show bytes' }).click();
    await expect(page.locator('pre').innerText()).resolves.toContain('"v":2');
    await page.unroute('**/access-log/entries/4');
  });

  it('opens an entry with the keyboard, beside the list', async () => {
    await page.goto('/access-log');
    await page.getByRole('row').getByText('Done').first().waitFor();
    await page.getByRole('row').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    await page.waitForURL(/entry=\d+/);
    await page.getByRole('heading', { name: /^Entry / }).waitFor();
    expect(complaints).toEqual([]);
  });
});
