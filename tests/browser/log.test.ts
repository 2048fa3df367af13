import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { AccessLogPage, AccessLogRecord } from '../../core/contracts/access-log.ts';
import { readLogText } from '../../client/session/log-reading.ts';
import { policyOfLog, verifyProof } from '../../core/transparency/index.ts';
import { nodeTreeHasher } from '../../server/platform/tree-hasher.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { servedEngine } from '../support/test-portal.ts';
import { createLogStage, type LogStage } from '../support/log-stage.ts';
import { enterAs } from '../support/signing-in.ts';

const zeros = Buffer.alloc(32).toString('base64');

describeInChromium.each(servedEngine)('the access log in the browser, on %s', (engine) => {
  let stage: LogStage;
  let auditor: LogStage['auditor'];
  let page: Page;
  let complaints: readonly string[];
  beforeAll(async () => {
    stage = await createLogStage(engine);
    ({ auditor, page, complaints } = stage);
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

    const refused = visit.page
      .getByText('Your role does not allow this.')
      .filter({ visible: true });
    await refused.first().waitFor();
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

  it('is narrowed by act, organisation, person, object and days', async () => {
    const { items } = await auditor.connection.call(AccessLogPage, '/access-log/entries', {
      query: { action: 'organisation.create', outcome: 'success' },
    });
    const { actor, object } = items[0]?.entry ?? {};
    const acts = () => page.locator('[role=row] [data-label=Act]').allInnerTexts();
    const narrowings = {
      [`action=organisation.create`]: ['Created an organisation'],
      [`object=${object?.id}&action=organisation.create`]: ['Created an organisation'],
      [`actor=${actor?.id}&action=invitation.create`]: ['Invited somebody'],
      [`organisation=${actor?.org}&action=invitation.approve`]: ['Approved an invitation'],
      'period=dates&since=2020-01-01&until=2020-01-02': [],
    };
    for (const [search, expected] of Object.entries(narrowings)) {
      await page.goto(`/access-log?outcome=success&${search}`);
      const found = page.getByText(expected[0] ?? 'No entry matches').filter({ visible: true });
      await found.first().waitFor();

      expect([...new Set(await acts())]).toEqual(expected);
    }
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

  const proof = () => page.getByRole('region', { name: /^Entry / });
  const alarm = () => page.getByRole('alert').filter({ hasText: 'Alarm: do not rely on the log' });

  it('says that an entry is not yet signed, and asks again until it is', async () => {
    await stage.sign();
    await page.goto('/access-log');
    await page.getByRole('row').nth(1).click();
    await proof().getByText('Not yet in a signed checkpoint').waitFor();
    await stage.sign();

    await proof().getByText('Proven: this entry is in the signed log').waitFor();
    await proof().getByText('No witness has cosigned it').waitFor();
  });

  it('hands over the proof and the bytes, with which it is proven elsewhere', async () => {
    await page.goto('/access-log?entry=5');
    await proof().getByText('Proven: this entry is in the signed log').waitFor();
    const saved = async (name: string) => {
      const download = page.waitForEvent('download');
      await proof().getByRole('button', { name }).click();
      return readFile(await (await download).path());
    };
    const [text, bytes] = [await saved('Save the proof'), await saved('Save the entry’s bytes')];
    const policy = policyOfLog((await stage.read('vkey')).trim());
    const proven = await verifyProof(nodeTreeHasher, text.toString(), bytes, policy);

    expect(proven.index).toBe(5);
    expect(complaints).toEqual([]);
  });

  it('does not take another entry’s bytes for proven', async () => {
    const other = await auditor.connection.call(AccessLogRecord, '/access-log/entries/6');
    const lie = (truth: Buffer) =>
      JSON.stringify({ ...(JSON.parse(truth.toString()) as object), bytes: other.bytes });
    await stage.lying('**/access-log/entries/5', lie, async () => {
      await page.goto('/access-log?entry=5');

      await proof().getByText('The proof does not hold').waitFor();
      await proof().getByText('E_PROOF').waitFor();
    });
  });

  it('does not take an altered proof for one, nor that of another entry', async () => {
    await stage.sign();
    const another = await readLogText(auditor.connection, 'proof/6');
    for (const [lie, code] of [
      [(truth: string) => truth.replace(/\n[A-Z0-9+/]{43}=\n/i, `\n${zeros}\n`), 'E_PROOF'],
      [() => another, 'E_PROOF'],
      [(truth: string) => truth.replace('tlog-proof@v1', 'tlog-proof@v2'), 'E_PROOF_FORMAT'],
    ] as const) {
      await stage.lying(
        '**/access-log/proof/5',
        (truth) => lie(truth.toString()),
        async () => {
          await page.goto('/access-log?entry=5');

          await proof().getByText('The proof does not hold').waitFor();
          await proof().getByText(code, { exact: true }).waitFor();
        },
      );
    }
    await page.goto('/access-log');
    await alarm().getByText('E_PROOF_FORMAT').waitFor();
  });
});
