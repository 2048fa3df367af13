import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions } from 'playwright-core';
import { AccessLogPage } from '../../core/contracts/access-log.ts';
import { IssuedInvitationResponse } from '../../core/contracts/accounts.ts';
import { advance, writeRecord } from '../../core/exchange/index.ts';
import type { Person } from '../../scripts/demonstration/cast.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { draft, openCase, recipientsAmong, type Member } from '../support/exchange-people.ts';
import { aRecord } from '../support/session-stage.ts';
import { enterAs } from '../support/signing-in.ts';

describeInChromium.each(embeddedEngine)('the home page, on %s', (engine) => {
  let stage: BrowserStage;
  let sender: Member;
  let reviewer: Member;
  let newcomer: Person;
  let auditor: Person;
  let reference: string;
  let [draftId, submittedId] = ['', ''];

  beforeAll(async () => {
    stage = await createBrowserStage(engine, { demonstration: true });
    [sender, reviewer] = [await stage.founder('state'), await stage.founder('court-organ')];
    newcomer = await stage.join('expert', await stage.organisation('state'));
    auditor = await stage.join('auditor', reviewer.organisation);
    const courtCase = await openCase(reviewer, [sender]);
    ({ reference } = courtCase);
    ({ id: draftId } = await draft(sender, courtCase.id, [reviewer]));
    ({ id: submittedId } = await submit(courtCase.id));
  });
  afterAll(() => stage.close());

  async function submit(caseId: string) {
    const { connection, memberKey: signingKey } = sender;
    const begun = await draft(sender, caseId, [reviewer]);
    const recipients = await recipientsAmong(sender, [sender, reviewer]);
    const written = await writeRecord(connection, begun, aRecord, { recipients, signingKey });
    return advance(connection, 'submit', written);
  }

  it('sends who has no key to make one, and claims nothing that is not there', async () => {
    const { page, complaints } = await enterAs(stage, newcomer);

    await page.getByText('First, make your key').waitFor();
    await page.getByText('Nothing to finish').waitFor();
    await page.getByText('has accepted no submission').waitFor();
    await page.getByText('takes part in no open case').waitFor();
    await page.getByRole('link', { name: 'Make your key' }).click();
    await page.waitForURL('**/keys');
    expect(complaints).toEqual([]);
  });

  it('leads a national focal point to the draft they have not finished', async () => {
    const { page, complaints } = await enterAs(stage, sender);
    const drafts = page.getByRole('region', { name: 'To finish' });
    await drafts.getByText('Begun by you').waitFor();

    await expect(page.locator('h1').innerText()).resolves.toContain(sender.name);
    await expect(drafts.getByRole('listitem').count()).resolves.toBe(1);
    await drafts.getByRole('link', { name: reference }).click();
    await page.waitForURL(`**/submissions/${draftId}/edit`);
    expect(complaints).toEqual([]);
  });

  it('tells a focal point of the Court what waits, also in the navigation', async () => {
    const { page, complaints } = await enterAs(stage, reviewer);
    await page.getByRole('link', { name: 'Inbox 1 waiting', exact: true }).waitFor();
    const oldest = page.getByRole('region', { name: 'Waiting longest' });

    await page.getByText('You have taken up nothing').waitFor();
    await oldest.getByText(`From ${sender.organisation.name}`).waitFor();
    await oldest.getByRole('link', { name: reference }).click();
    await page.waitForURL(`**/inbox/${submittedId}`);
    expect(complaints).toEqual([]);
  });

  it('leads an auditor to what was denied', async () => {
    const attempt = sender.connection.call(AccessLogPage, '/access-log/entries');
    await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { page, complaints } = await enterAs(stage, auditor);
    const denied = page.getByRole('region', { name: 'Latest denials' });

    await denied.getByText(sender.name).waitFor();
    await page.getByRole('img', { name: 'Acts on each day (UTC)' }).waitFor();
    await denied.getByRole('link', { name: 'Searched the access log' }).click();
    await page.waitForURL(/\/access-log\?outcome=denied&entry=\d+$/);
    await page.getByRole('heading', { name: /^Entry / }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('tells administrators whose approval an invitation needs, and who has no key', async () => {
    const [first, second] = stage.administrators;
    const body = {
      email: 'another-auditor@portal.test',
      role: 'auditor',
      organisationId: reviewer.organisationId,
    };
    await first.connection.call(IssuedInvitationResponse, '/invitations', { method: 'POST', body });

    const own = await enterAs(stage, first);
    await own.page.getByText('Another has to approve').waitFor();
    await expect(own.page.getByText('You can approve').count()).resolves.toBe(0);
    const others = await enterAs(stage, second);
    await others.page.getByText('You can approve').waitFor();
    const withoutKey = others.page.getByRole('region', { name: 'Organisations without a key' });
    await withoutKey.getByRole('listitem').first().waitFor();
    expect(await withoutKey.innerText()).not.toContain(sender.organisation.name);
    expect([...own.complaints, ...others.complaints]).toEqual([]);
  });

  it.each<[string, BrowserContextOptions]>([
    ['English, wide', { viewport: { width: 1360, height: 900 } }],
    [
      'French, 320 px, dark',
      { viewport: { width: 320, height: 800 }, locale: 'fr-FR', colorScheme: 'dark' },
    ],
  ])('has no barrier for any role: %s', async (_, options) => {
    for (const person of [newcomer, sender, reviewer, auditor, stage.administrators[0]]) {
      const { page, complaints } = await enterAs(stage, person, options);
      await page.locator('main .card').first().waitFor();
      await page.locator('main [role=status]').first().waitFor({ state: 'detached' });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map(({ id, nodes }) => [person.role, id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        options.viewport?.width ?? 0,
      );
      expect(complaints).toEqual([]);
    }
  });
});
