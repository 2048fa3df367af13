import type { Round } from '../barrier-stage.ts';

export const auditor: Round = [
  'noor',
  async (walk, places) => {
    const { page, press } = walk;
    await walk.check('home');
    await walk.goTo('/access-log');
    // The chart has a table as well.
    await press('main [role=grid] .table-row');
    await page.waitForURL(/entry=/);
    await walk.check('access log, an entry');
    await walk.goTo('/directory');
    await walk.goTo('/access-log?period=month&outcome=denied', 'access log, a month of denials');
    await walk.goTo('/access-log/verify');
    await press('main .button[data-variant=primary]');
    await page.locator('main .note[data-tone=ok]').waitFor();
    await walk.check('/access-log/verify, verified');
    await walk.goTo('/access-log/export');
    await walk.goTo(places.otherOrganisation);
    await walk.goTo('/cases');
    await walk.goTo(places.case);
    await walk.goTo('/settings');
    await walk.goTo('/inbox', 'a page of another role');

    await page.context().route('**/organisations/*', (route) => route.abort());
    await walk.load('/home', 'a portal that does not answer');
  },
];

export const administrator: Round = [
  'tomas',
  async (walk, places) => {
    const { page, press } = walk;
    await walk.check('home');
    await walk.goTo('/accounts');
    await walk.goTo('/organisations');
    await walk.ask('main table .button', 'suspending an organisation');
    await press('.page-header-actions .button');
    await page.locator('main form .button[type=submit]').waitFor();
    await walk.check('/organisations, a new one');
    await walk.goTo('/directory');
    await walk.goTo('/accounts?state=removed', 'accounts, narrowed');
    await walk.goTo(places.otherOrganisation);
    await walk.goTo('/cases');
    await walk.goTo('/settings');

    await page.context().route('**/assets/**', (route) => route.abort());
    await walk.goTo('/access-log', 'a page whose script does not come');
  },
];
