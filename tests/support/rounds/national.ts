import type { Round } from '../barrier-stage.ts';
import type { Walk } from '../walk.ts';

export const expert: Round = [
  'jon',
  async (walk, places) => {
    const { page, check, press } = walk;
    await check('home');
    await walk.goTo('/submissions/new');
    await press('main .button[type=submit]');
    await page.locator('.error-summary').waitFor();
    await check('/submissions/new, refused');
    const draft = `/submissions/${places.sent('draft')}/edit`;
    await walk.goTo(`${draft}?step=content`, 'composer, locked');
    await walk.goTo('/people');
    await openings(walk);
    await walk.goTo('/keys?new=yes');
    await walk.goTo('/keys', 'keys, locked', 'main input[type=password]');
    await walk.give('not the passphrase');
    await page.locator('[aria-invalid=true]').first().waitFor();
    await check('keys, passphrase refused');
    await walk.unlock(places.passphrase);
    await check('keys, unlocked');

    await walk.goTo('/submissions');
    await walk.goTo(`/submissions/${places.sent('accepted')}`);
    await press('main .card .button');
    await page.locator('.file-row').first().waitFor();
    await check('/submissions/…, opened');
    const receipt = page.locator('main .card').last();
    await press(receipt.locator('.button'));
    await receipt.locator('.note').waitFor();
    await check('/submissions/…, receipt');
    await walk.goTo(`${draft}?step=case`);
    await walk.goTo(`${draft}?step=content&asset=0`, 'composer, content', '.composer-asset');
    await walk.ask(
      page.locator('.composer-asset .button[data-variant=quiet]').last(),
      'removing an asset',
    );
    const atCheck = '.steps li:nth-child(3)[aria-current=step]';
    await walk.goTo(`${draft}?step=check`, 'composer, check', atCheck);
    await walk.goTo(`/submissions/${places.sent('returned')}/edit`);

    await walk.goTo('/directory');
    await walk.goTo(places.ownOrganisation, "directory, the own organisation's keys");
    await walk.goTo(places.otherOrganisation);
    await walk.ask('main .card .button', 'comparing a fingerprint');
    await walk.goTo('/cases');
    await walk.goTo(places.case);
    await walk.goTo('/settings');
    await walk.goTo('/nowhere');
  },
];

/** Who opened what, and the keys that were published. */
async function openings(walk: Walk): Promise<void> {
  await walk.goTo('/openings', '/openings', '[role=tabpanel] .table');
  await walk.press('[role=tab]:nth-child(2)');
  await walk.page.locator('.fingerprint').first().waitFor();
  await walk.check('/openings, keys');
}

export const focalPoint: Round = [
  'mara',
  async (walk, places) => {
    await walk.check('home');
    await walk.goTo('/submissions?state=withdrawn', 'submissions, nothing found');
    await walk.goTo(`/submissions/${places.sent('returned')}`);
    await walk.ask('.page-header-actions .button', 'withdrawing a submission');
    await walk.goTo('/keys', 'keys, locked');
    await walk.unlock(places.passphrase);
    await walk.goTo('/requests');
    await walk.goTo(`/requests/${places.issued('executed-in-part')}`, 'request, executed in part');
    await walk.goTo('/inbox');
    await walk.goTo('/people');
    await walk.ask('.people-acts .button', 'suspending a colleague');
    await walk.press('main form .button[type=submit]');
    await walk.check('/people, invitation refused');
  },
];
