import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { issueInvitation, type Person } from '../../scripts/demonstration/cast.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { lookNames, visitIn } from '../support/looks.ts';
import { createWalk, type Walk } from '../support/walk.ts';

const password = 'four unrelated words here';
const CODE = 'input[autocomplete=one-time-code]';

// Pages are the same whatever stores what they show: one engine is enough.
describeInChromium.each(embeddedEngine)('the pages before signing in, on %s', (engine) => {
  let stage: BrowserStage;
  let person: Person;
  beforeAll(async () => {
    stage = await createBrowserStage(engine);
    person = await stage.join('expert', await stage.organisation('state'));
  });
  afterAll(() => stage.close());

  async function signIn({ page, check, press }: Walk): Promise<void> {
    await page.locator('input[type=email]').fill(person.email);
    await page.locator('input[type=password]').fill(password);
    await press('button[type=submit]');
    await page.locator('.front-problem').waitFor();
    await check('/sign-in, refused');
    await page.locator('input[type=password]').fill(person.password);
    await press('button[type=submit]');
    await page.locator(CODE).waitFor();
    await check('/sign-in, second factor');
  }

  async function accept(walk: Walk, email: string): Promise<void> {
    const { page, check, press } = walk;
    const { organisationId } = person;
    const invited = { email, role: 'expert', organisationId } as const;
    const token = await issueInvitation(stage.administrators, invited);
    await walk.load(`/invitation#token=${token}`, '/invitation, with its token');
    await page.locator('input[autocomplete=name]').fill('Invited Person');
    await page.locator('input[type=password]').fill(password);
    await press('button[type=submit]');
    await page.locator('svg.front-qr').waitFor();
    await check('/invitation, second factor');
  }

  it.each(lookNames)('have no barrier, no overflow and no violation: %s', async (look) => {
    const walk = createWalk(await visitIn(look, stage.visit));
    await walk.load('/');
    await walk.load('/sign-in');
    await signIn(walk);
    await walk.load('/invitation');
    await walk.page.context().clearCookies();
    // Between two addresses that differ in their fragments alone, so that both are loaded.
    await walk.load('/unsupported');
    await accept(walk, `${lookNames.indexOf(look)}@portal.test`);
    await walk.page.context().close();

    expect(walk.inTheWay).toEqual([]);
  });
});
