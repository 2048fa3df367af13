import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import { generate } from 'otplib';
import type { BrowserContextOptions } from 'playwright-core';
import { IssuedInvitationResponse } from '../../core/contracts/accounts.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { describeInChromium, embeddedEngine } from '../support/chromium.ts';

const password = 'four unrelated words here';

describeInChromium.each(embeddedEngine)('the pages before signing in, on %s', (engine) => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await createBrowserStage(engine);
  });
  afterAll(() => stage.close());

  it('refuse a password that is not right, and keep the address', async () => {
    const { page, complaints } = await stage.visit();
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').fill('nobody@portal.test');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Continue' }).click();

    await page.getByRole('alert').getByText('is not right').waitFor();
    await expect(page.getByLabel('E-mail address').inputValue()).resolves.toBe(
      'nobody@portal.test',
    );
    expect(complaints).toEqual([]);
  });

  it('lead an invited person through a password and a second factor to their key', async () => {
    const organisation = await stage.organisation('state');
    const [administrator] = stage.administrators;
    const { token } = await administrator.connection.call(
      IssuedInvitationResponse,
      '/invitations',
      {
        method: 'POST',
        body: {
          email: 'invited@portal.test',
          role: 'national-focal-point',
          organisationId: organisation.id,
        },
      },
    );
    const { page, complaints } = await stage.visit();
    await page.goto(`/invitation#token=${token}`);
    await page.getByLabel('Your name').fill('Invited Person');
    await page.getByLabel('New password').fill(password);
    await page.getByRole('button', { name: 'Continue' }).click();
    const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
    await page.getByLabel('Six-digit code').fill(await generate({ secret }));
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.waitForURL('**/keys');
    expect(page.url()).not.toContain('token');
    expect(complaints).toEqual([]);
  });

  it.each<[string, BrowserContextOptions]>([
    ['English, wide', { viewport: { width: 1360, height: 900 } }],
    ['French, 320 px', { viewport: { width: 320, height: 800 }, locale: 'fr-FR' }],
    ['dark', { colorScheme: 'dark' }],
  ])('have no barrier: %s', async (_, options) => {
    const { page, complaints } = await stage.visit(options);
    for (const path of ['/', '/sign-in', '/invitation#token=x', '/unsupported']) {
      await page.goto(path);
      await page.waitForSelector('h1');
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        options.viewport?.width ?? 1280,
      );
    }
    expect(complaints).toEqual([]);
  });
});
