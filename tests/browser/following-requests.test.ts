import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions } from 'playwright-core';
import type { CaseResponse } from '../../core/contracts/cases.ts';
import type { RequestSummary } from '../../core/contracts/requests.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { openCase, type Member } from '../support/exchange-people.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { draftRequests, sentRequest } from '../support/requesting.ts';
import { enterAs } from '../support/signing-in.ts';
import { embeddedEngine } from '../support/test-portal.ts';

describeInChromium.each(embeddedEngine)('following requests, on %s', (engine) => {
  let stage: BrowserStage;
  let court: Member;
  let state: Member;
  let courtCase: CaseResponse;
  let request: RequestSummary;
  let complaints: string[] = [];

  beforeAll(async () => {
    stage = await createBrowserStage(engine, { demonstration: true });
    court = await stage.founder('court-organ');
    state = await stage.founder('state');
    courtCase = await openCase(court, [state]);
    request = await sentRequest(court, state, courtCase.id);
    await draftRequests(court, courtCase.id, [state], { measure: 'freeze' });
  });
  afterEach(() => {
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => stage.close());

  async function visit(member: Member, path: string, options?: BrowserContextOptions) {
    const entered = await enterAs(stage, member, options);
    ({ complaints } = entered);
    await entered.page.goto(path);
    return entered.page;
  }

  it('begins at the home page: what is new, and by when it should be answered', async () => {
    const page = await visit(state, '/home');
    const due = page.getByRole('region', { name: 'Requests to answer' });
    await due.getByText(/^Due in (29|30) days$/).waitFor();
    await page.getByText('request that nobody has acknowledged').waitFor();
    await page.getByRole('link', { name: 'A request has reached your organisation' }).waitFor();
    await due.getByRole('link', { name: `Tracing, asked by ${court.organisation.name}` }).click();

    await page.waitForURL(`**/requests/${request.id}`);
  });

  it('tells who asks what they have not sent, and what is awaited', async () => {
    const page = await visit(court, '/home');
    await page.getByRole('link', { name: '1 request is not sent yet' }).waitFor();
    const awaited = page.getByRole('region', { name: 'Answers awaited' });

    await awaited
      .getByRole('link', { name: `Tracing, asked of ${state.organisation.name}` })
      .waitFor();
    await expect(awaited.getByRole('listitem').count()).resolves.toBe(1);
  });

  it('counts in the bar what is unread, until it was marked as read', async () => {
    const page = await visit(state, '/home');
    await page.getByRole('link', { name: 'Notifications, 1 unread', exact: true }).click();
    await page.waitForURL('**/notifications');
    const list = page.getByRole('list', { name: 'Notifications', exact: true });
    await list.getByText(`In case ${courtCase.reference}`).waitFor();
    await page.getByRole('button', { name: 'Mark all as read' }).click();

    await page.getByRole('link', { name: 'Notifications, none unread', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Show unread only' }).click();
    await page.getByText('Nothing unread').waitFor();
  });

  it('says in the settings that no e-mail is sent, and makes a calendar that can be revoked', async () => {
    const page = await visit(state, '/settings');
    await page.getByText('This portal sends no e-mail').waitFor();
    const card = page.getByRole('region', { name: 'Calendar', exact: true });
    await card.getByRole('button', { name: 'Make a new address' }).click();
    const address = await card.getByText(/^http.*\.ics$/).innerText();
    const feed = await fetch(address);
    expect([feed.status, await feed.text()]).toEqual([200, expect.stringContaining(request.id)]);
    await card.getByRole('button', { name: 'Revoke the address' }).click();

    await card.getByText('No address reads your calendar any more').waitFor();
    await expect(fetch(address)).resolves.toMatchObject({ status: 404 });
  });

  it('goes on in the case: its requests, and what happened', async () => {
    const page = await visit(state, `/cases/${courtCase.id}`);
    const requests = page.getByRole('region', { name: 'Requests', exact: true });
    await requests.getByText(`Asked by ${court.organisation.name}`).waitFor();
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByRole('listitem').count()).resolves.toBe(1);
    await timeline.getByRole('link', { name: 'Request, Tracing: Sent' }).click();

    await page.waitForURL(`**/requests/${request.id}`);
  });

  it('is counted by state, and a small number of others is not told', async () => {
    const page = await visit(court, '/statistics?side=requester');
    const pipeline = page.getByRole('region', { name: 'Requests by state' });
    await pipeline.getByRole('button', { name: 'Show as table' }).click();
    await pipeline.getByRole('row', { name: /^Sent 1$/ }).waitFor();
    const others = page.getByRole('region', { name: 'All other requests' });
    await others.getByText('Not shown').waitFor();
    await page.getByLabel('Requests', { exact: true }).selectOption({ label: 'Received by us' });

    await page.waitForURL(/side=addressee/);
    await page.getByText('No request was sent in this period.').waitFor();
  });

  it.each<[string, BrowserContextOptions]>([
    ['English, wide', { viewport: { width: 1360, height: 900 } }],
    [
      'French, 320 px, dark',
      { viewport: { width: 320, height: 800 }, locale: 'fr-FR', colorScheme: 'dark' },
    ],
  ])('has no barrier: %s', async (_, options) => {
    const paths = ['/home', '/notifications', '/settings', `/cases/${courtCase.id}`, '/statistics'];
    for (const path of paths) {
      const page = await visit(state, path, options);
      await page.locator('main .card').first().waitFor();
      await page.locator('main .skeleton-row').first().waitFor({ state: 'detached' });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();

      expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        options.viewport?.width ?? 0,
      );
    }
  });
});
