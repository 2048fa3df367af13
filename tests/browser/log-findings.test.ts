import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { AccessLogPage } from '../../core/contracts/access-log.ts';
import type { Person } from '../../scripts/demonstration/cast.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { createLogStage, type LogStage } from '../support/log-stage.ts';

const DENIALS = 6;
const unavailable = {
  type: 'urn:problem:log-unavailable',
  title: 'The access log is not available.',
  status: 503,
  code: 'LOG_UNAVAILABLE',
  requestId: '01890000-0000-7000-8000-000000000000',
};

describeInChromium.each(embeddedEngine)('what auditors find in the log, on %s', (engine) => {
  let stage: LogStage;
  let page: Page;
  let intruder: Person;
  beforeAll(async () => {
    stage = await createLogStage(engine);
    ({ page } = stage);
    intruder = await stage.join('expert', await stage.organisation('state'));
    for (let attempt = 0; attempt < DENIALS; attempt += 1) {
      await intruder.connection.call(AccessLogPage, '/access-log/entries').catch(() => undefined);
    }
    await stage.sign();
  });
  afterAll(() => stage.close());

  const findings = () => page.getByRole('listitem').filter({ hasText: 'Denied again and again' });
  async function idOfIntruder(): Promise<string> {
    const query = { outcome: 'denied' };
    const { items } = await stage.auditor.connection.call(AccessLogPage, '/access-log/entries', {
      query,
    });
    return items[0]?.entry.actor.id ?? '';
  }
  const searches = () => page.getByRole('list', { name: 'Saved searches' });

  it('names repeated denials with their figures, at home and in the log, and leads to them', async () => {
    await page.goto('/home');
    await findings().getByText(intruder.name).waitFor();
    await findings().getByText(`${DENIALS} acts denied within an hour`).waitFor();
    await page.goto('/access-log');
    await page.getByRole('button', { name: /^What stands out \(/ }).click();
    await findings().getByRole('link').first().click();

    await page.waitForURL(/outcome=denied.*entry=\d+/);
    await page.getByRole('heading', { name: /^Entry / }).waitFor();
    await page.getByRole('row').getByText('Done').first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: `Only ${intruder.name}` }).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('keeps a named search in the browser, of which the portal hears nothing', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
    await page.goto('/access-log?outcome=denied&period=month');
    await page.getByRole('button', { name: 'Saved searches (0)' }).click();
    await page.getByRole('button', { name: 'Save this search' }).click();
    await page.getByText('Give the search a name.').waitFor();
    await page.getByRole('textbox', { name: 'Name of this search' }).fill('Odd refusals');
    await page.getByRole('button', { name: 'Save this search' }).click();
    await searches().getByRole('link', { name: 'Odd refusals' }).waitFor();

    await page.goto('/access-log');
    await page.getByRole('button', { name: 'Saved searches (1)' }).click();
    await searches().getByRole('link', { name: 'Odd refusals' }).click();
    await page.waitForURL(/period=month/);
    await page.getByRole('row').getByText('Done').first().waitFor({ state: 'detached' });
    await expect(page.getByRole('combobox', { name: 'Outcome' }).inputValue()).resolves.toBe(
      'denied',
    );
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter((request) => /odd|refusals/i.test(request))).toEqual([]);
  });

  it('renames a search and deletes it', async () => {
    await page.goto('/access-log');
    await page.getByRole('button', { name: 'Saved searches (1)' }).click();
    await page.getByRole('button', { name: 'Rename Odd refusals' }).click();
    await page.getByRole('textbox', { name: 'New name' }).fill('Refusals of a month');
    await page.getByRole('button', { name: 'Rename' }).click();
    await searches().getByRole('link', { name: 'Refusals of a month' }).waitFor();
    await page.getByRole('button', { name: 'Delete Refusals of a month' }).click();

    await page.getByRole('button', { name: 'Saved searches (0)' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Saved searches (0)' }).waitFor();
  });

  async function exported(button: string): Promise<{ name: string; bytes: Buffer }> {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  it('hands over the whole log as it was signed', async () => {
    await page.goto('/access-log/export');
    const { name, bytes } = await exported('Save the whole log');

    expect(name).toMatch(/^access-log-\d{4}-\d\d-\d\d\.tar$/);
    expect(bytes.includes(await stage.read('vkey'))).toBe(true);
    expect(bytes.includes(await stage.read('checkpoint'))).toBe(true);
    // Exporting is an act, and the export waited until it was signed.
    expect(bytes.includes('"action":"access-log.export"')).toBe(true);
    await page.getByText(`Saved as ${name}`).waitFor();
  });

  it('hands over the entries of a search, for spreadsheets and for machines', async () => {
    await page.goto(`/access-log/export?outcome=denied&actor=${await idOfIntruder()}`);
    const csv = (await exported('Save as CSV')).bytes.toString();
    const events = (await exported('Save as OCSF')).bytes.toString().trim().split('\n');

    expect(csv.trim().split('\n')).toHaveLength(1 + DENIALS);
    expect(events).toHaveLength(DENIALS);
    const [event = ''] = events;
    expect(JSON.parse(event)).toMatchObject({ class_uid: 6003 });
  });

  it('hands over a summary of the period, and the certificate it is signed with', async () => {
    const { name, bytes } = await exported('Save the summary');

    expect(name).toMatch(/\.pdf$/);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.includes('/Type /Sig')).toBe(true);
    await page.getByText(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('says so when an export is refused, and saves nothing', async () => {
    const down = { status: 503, json: unavailable };
    await stage.between(
      '**/export/csv?*',
      (route) => route.fulfill(down),
      async () => {
        await page.getByRole('button', { name: 'Save as CSV' }).click();

        await page.getByRole('button', { name: 'For whoever helps you' }).click();
        await page.getByText('LOG_UNAVAILABLE').waitFor();
      },
    );
  });
});
