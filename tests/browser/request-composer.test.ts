import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { RequestPage } from '../../core/contracts/requests.ts';
import { StateProfileResponse } from '../../core/contracts/state-profiles.ts';
import { listAll } from '../../core/exchange/pages.ts';
import type { Member } from '../support/exchange-people.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import {
  contentFor,
  createRequestComposing,
  createRequestingStage,
  type RequestComposing,
  type RequestingStage,
} from '../support/request-composing.ts';
import { draftRequests, seenBy, writeContent } from '../support/requesting.ts';
import { unlock } from '../support/review-stage.ts';
import { embeddedEngine } from '../support/test-portal.ts';

describeInChromium.each(embeddedEngine)('the making of a request, on %s', (engine) => {
  let stage: RequestingStage;
  let page: Page;
  let complaints: string[];
  let composing: RequestComposing;
  beforeAll(async () => {
    stage = await createRequestingStage(engine);
    const { connection, organisationId } = stage.other;
    const body = { languages: ['en', 'fr'], requirements: ['translation'] };
    const call = { method: 'PUT', version: 0, body } as const;
    await connection.call(StateProfileResponse, `/state-profiles/${organisationId}`, call);
  });
  afterEach(async () => {
    expect(complaints.splice(0)).toEqual([]);
    await page.context().close();
  });
  afterAll(() => stage.close());

  async function sitDown(member: Member): Promise<void> {
    ({ page, complaints } = await stage.sitDown(member));
    composing = createRequestComposing(page);
  }

  /** At the content of a draft that exists. */
  async function open(requestId: string): Promise<void> {
    await page.goto(`/requests/${requestId}/edit`);
    await unlock(page);
    await composing.field('Subject').waitFor();
  }

  async function begin(...addressees: readonly Member[]): Promise<void> {
    await page.goto(`/requests/new?case=${stage.caseId}`);
    await composing.choose('trace', ...addressees);
    await unlock(page);
    await composing.field('Subject').waitFor();
  }

  describe('by a focal point of the Court', () => {
    beforeEach(() => sitDown(stage.court));

    it('begins nothing as long as something is not chosen', async () => {
      await page.goto(`/requests/new?case=${stage.caseId}`);
      await composing.button('Continue to what you ask').click();

      await page.getByRole('alert').getByText('Choose at least one addressee.').waitFor();
      expect(new URL(page.url()).pathname).toBe('/requests/new');
    });

    it('says what is missing, leads there, and sends nothing incomplete', async () => {
      await begin(stage.other);
      const missing = composing.missing();
      await missing.getByText('Say how the translation is provided.').waitFor();
      await missing.getByText('Rome Statute, art. 96(2)(c)').waitFor();
      expect(await composing.button('Seal and send').isDisabled()).toBe(true);

      await missing.getByRole('link', { name: 'State the essential facts.' }).press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'facts');
      await page.keyboard.type('Between two dates.');

      expect(await composing.field('Essential facts').inputValue()).toBe('Between two dates.');
      expect(await missing.getByText('State the essential facts.').count()).toBe(0);
    });

    it('writes once to two States, each with what its own law demands', async () => {
      await begin(stage.focalPoint, stage.other);
      await page.getByText('Also write this to the other addressee').waitFor();
      await composing.write('Accounts of a holding');
      await composing.missing().getByText(stage.other.organisation.name).waitFor();
      await composing.field('Translation into one of its languages').fill('Attached.');
      await page.getByText('Nothing is missing for this measure: Tracing').waitFor();
      await composing.sealAllTheSame();
      await composing.button('Seal and send to 2 addressees').click();
      await page.waitForURL('**/requests?side=requester');

      for (const [member, count] of [
        [stage.focalPoint, 0],
        [stage.other, 1],
      ] as const) {
        const path = '/requests?side=addressee';
        const [received] = await listAll(member.connection, RequestPage, path);
        const opened = await contentFor(member, received?.id ?? '');
        expect(opened).toMatchObject({ subject: 'Accounts of a holding', verdict: 'verified' });
        expect(opened.requirements).toHaveLength(count);
      }
    });

    it('keeps what was typed over a lock, and loses nothing to a colleague who was faster', async () => {
      const [begun] = await draftRequests(stage.court, stage.caseId, [stage.focalPoint]);
      await open(begun?.id ?? '');
      await composing.write('Mine');
      await composing.button('Lock').click();
      await unlock(page);
      await composing.field('Subject').waitFor();
      expect(await composing.field('Subject').inputValue()).toBe('Mine');
      if (begun) await writeContent(stage.court, stage.focalPoint, begun);
      await composing.sealAllTheSame();
      await composing.button('Seal and keep').click();

      await page.getByText('nothing of what you wrote is lost').waitFor();
      expect(await composing.field('Subject').inputValue()).toBe('Mine');
    });

    it('has no barrier, in neither language', async () => {
      await page.goto(`/requests/new?case=${stage.caseId}`);
      await composing.choice('Measure sought').waitFor();
      await expect(barriersOf(page)).resolves.toEqual([]);
      await begin(stage.focalPoint, stage.other);
      await composing.button('Add person').click();
      await expect(barriersOf(page)).resolves.toEqual([]);
      await page.evaluate(() => {
        localStorage.setItem('language', 'fr');
      });
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Demande en brouillon' }).waitFor();
      await expect(barriersOf(page)).resolves.toEqual([]);
    });
  });

  it('lets an expert send only what a focal point has read and signed off', async () => {
    await sitDown(stage.expert);
    const [begun] = await draftRequests(stage.expert, stage.caseId, [stage.other], {
      flow: 'state-to-state',
    });
    const id = begun?.id ?? '';
    await open(id);
    await composing.write('From an expert');
    await composing.field('Translation into one of its languages').fill('Attached.');
    await composing.sealAllTheSame();
    await composing.button('Seal and ask for sign-off').click();
    await page.getByText('The national focal points were asked').waitFor();
    expect((await seenBy(stage.expert, { id })).state).toBe('draft');
    await page.context().close();

    await sitDown(stage.focalPoint);
    await open(id);
    expect(await composing.field('Subject').inputValue()).toBe('From an expert');
    await composing.button('Sign off').click();
    await page.getByText('It can be sent as it stands.').waitFor();
    await page.context().close();

    await sitDown(stage.expert);
    await open(id);
    await composing.sealAllTheSame();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.waitForURL(`**/requests/${id}`);

    expect((await seenBy(stage.other, { id })).state).toBe('sent');
  });

  it('takes what a State says of itself from its focal point, and shows it to others', async () => {
    await sitDown(stage.focalPoint);
    await page.goto('/settings');
    await page.getByText('No profile has been written yet.').waitFor();
    expect(await composing.button('Confirm and save').isDisabled()).toBe(true);
    await composing.pick('Languages accepted', 'French');
    await composing.button('Add language').click();
    await composing.tick('checkbox', 'Undertaking on costs');
    await composing.field('Longest freeze, in months').fill('24');
    await composing.button('Confirm and save').click();
    await page.getByText('Your profile is confirmed').waitFor();
    await page.context().close();

    await sitDown(stage.court);
    await page.goto(`/directory/${stage.focalPoint.organisationId}`);
    await page.getByText('Undertaking on costs').waitFor();
    await page.getByText('24 months').waitFor();
  });
});

async function barriersOf(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page })
    // Where React Aria says for some seconds what a button was doing which is gone by now.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
}
