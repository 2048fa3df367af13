import type { Places, Round } from '../barrier-stage.ts';
import type { Walk } from '../walk.ts';

export const reviewer: Round = [
  'leila',
  async (walk, places) => {
    const { page, check, press } = walk;
    await check('home');
    await walk.goTo('/inbox');
    await walk.goTo(`/inbox/${places.received('submitted')}`, 'review, locked');
    await walk.unlock(places.passphrase);
    await check('review, not taken up');
    await walk.goTo(`/inbox/${places.received('accepted')}`, 'review, accepted');
    await openFiles(walk);
    const underReview = `/inbox/${places.received('under-review')}`;
    await walk.goTo(`${underReview}?decision=returned`, 'review, returning');
    await walk.goTo('/home');
    await walk.goTo(`${underReview}?decision=accepted`, 'review, accepting');

    await requests(walk, places);

    await walk.goTo('/cases');
    await press('.page-header-actions .button');
    await press('main form .button[type=submit]');
    await page.locator('[aria-invalid=true]').first().waitFor();
    await check('/cases, new one refused');
    await walk.goTo(places.case);
    await walk.ask('.page-header-actions .button', 'closing a case');
    await walk.ask('main table .button', 'removing a participant');
    await walk.goTo('/people');
    await walk.goTo('/openings');
    await walk.goTo('/directory');
    await walk.goTo('/settings');
  },
];

/** What was asked of States, with unlocked keys, and what tells of it. */
async function requests(walk: Walk, places: Places): Promise<void> {
  await walk.goTo('/requests?side=requester');
  await walk.goTo(`/requests/${places.issued('refused')}`, 'request, refused');
  await walk.goTo('/requests/new');
  const draft = `/requests/${places.issued('draft')}/edit`;
  await walk.goTo(draft, 'request composer', 'main textarea');
  await walk.goTo('/statistics');
  await walk.goTo('/consents');
  await walk.goTo('/notifications');
}

/** Each as its kind is shown: a document, a table, a picture. */
async function openFiles({ page, press, check }: Walk): Promise<void> {
  const files = page.locator('.file-row a');
  for (const file of await files.all()) {
    const name = await file.innerText();
    await press(file);
    const shown = page.getByRole('group', { name, exact: true });
    await shown.locator('.preview-steps').first().waitFor();
    await check(`review, ${name}`);
  }
}
