import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import { IssuedInvitationResponse } from '../../core/contracts/accounts.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';

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

  it('say of a link that was cut off that it is not whole, before anything is typed', async () => {
    const { page, complaints } = await stage.visit();
    await page.goto('/invitation#token=Zm9vYmFy');

    await page.getByText('Open the whole link that you were given.').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
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
    // Somebody has left a sign-in half-way in this browser.
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').fill(administrator.email);
    await page.getByLabel('Password').fill(administrator.password);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Six-digit code').waitFor();
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
});
