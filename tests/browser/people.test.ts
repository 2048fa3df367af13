import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { IssuedInvitationResponse } from '../../core/contracts/accounts.ts';
import type { Person } from '../../scripts/demonstration/cast.ts';
import { barriersOf } from '../support/barriers.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { servedEngine } from '../support/test-portal.ts';
import { makeKey } from '../support/key-ceremony.ts';
import { bar, button, heading } from '../support/key-stage.ts';
import {
  compare,
  confirm,
  createPeopleStage,
  isShutOut,
  openAnew,
  rowOf,
  section,
  type PeopleStage,
} from '../support/people-stage.ts';
import { passphrase, unlock } from '../support/review-stage.ts';

const invited = { name: 'Noor Newcomer', email: 'noor@court.test' };
const subject = 'Account held through a nominee';

describeInChromium.each(servedEngine)('people in the pages, on %s', (engine) => {
  let stage: PeopleStage;
  let expert: Person;
  let applicant: Person;
  let sealedBefore: string;
  /** Of the focal point. */
  let page: Page;
  let colleague: Page;
  let newcomer: Page;
  let link: string;

  beforeAll(async () => {
    stage = await createPeopleStage(engine);
    expert = await stage.join('expert', stage.author.organisation);
    applicant = await stage.join('court-focal-point', stage.reviewer.organisation);
    ({ id: sealedBefore } = await stage.submit({}));
    page = await stage.enter(stage.reviewer, '/people');
  });
  afterEach(() => {
    expect(stage.complaintsSoFar()).toEqual([]);
  });
  afterAll(() => stage.close());

  const wordsIn = (place: Page | Locator, name: string) =>
    place.getByRole('list', { name, exact: true }).getByRole('listitem').allInnerTexts();

  it('are no business of an expert, whom the portal refuses as well', async () => {
    const own = await stage.enter(expert, '/people');
    await rowOf(own, stage.author.name).waitFor();
    await own.getByText('Only focal points are told.').waitFor();

    expect(await heading(own, 'Invite a person').count()).toBe(0);
    expect(await button(own, 'Choose GnuPG').count()).toBe(0);
    expect(await own.getByRole('button', { name: /^(?:Suspend|Remove|Admit) / }).count()).toBe(0);
    const { organisationId } = expert;
    const body = { email: invited.email, role: 'expert', organisationId };
    await expect(
      expert.connection.call(IssuedInvitationResponse, '/invitations', { method: 'POST', body }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are not invited by what is no address, which is kept to be mended', async () => {
    const address = page.getByRole('textbox', { name: 'E-mail address' });
    await address.fill('noor at the court');
    await button(page, 'Make invitation').click();
    await page.getByText('Enter an e-mail address').waitFor();

    expect(await address.inputValue()).toBe('noor at the court');
    await page.getByText('No invitation is open.').waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });

  it('are invited by a link that is shown once', async () => {
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(invited.email);
    await button(page, 'Make invitation').click();
    const shown = page.getByText('/invitation#token=');
    link = await shown.innerText();
    await rowOf(page, invited.email).getByText('Not used yet').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await button(page, 'I have it, hide it').click();
    await shown.waitFor({ state: 'detached' });
    await page.reload();
    await rowOf(page, invited.email).waitFor();

    expect(await page.content()).not.toContain(link.split('=')[1]);
  });

  it('take up the invitation once, make a key, and see for whom they wait', async () => {
    newcomer = await stage.joinBy(link, invited.name);
    const second = await stage.accept(link, 'Somebody Else');
    await second.getByRole('alert').waitFor();
    await makeKey(newcomer, passphrase);
    await heading(newcomer, 'Your organisation’s key is not here yet').waitFor();

    await newcomer.getByRole('listitem').filter({ hasText: stage.reviewer.name }).waitFor();
  });

  it('are not admitted before their fingerprint was compared, nor when it differs', async () => {
    await button(page, 'Look again').click();
    await rowOf(page, invited.name).getByText('Compare the fingerprint, then admit.').waitFor();
    expect(await button(page, `Admit ${invited.name}`).count()).toBe(0);
    const question = page.getByRole('dialog');
    await button(page, `Compare the fingerprint of ${invited.name}`).click();
    expect(await wordsIn(question, 'Words')).toEqual(
      await wordsIn(newcomer, 'Fingerprint in words'),
    );
    await question.getByRole('button', { name: 'They differ' }).click();
    await question.getByText('Seal nothing to this key').waitFor();
    await question.getByRole('button', { name: 'Close' }).click();

    await rowOf(page, invited.name).getByText('Not compared yet').waitFor();
    expect(await button(page, `Admit ${invited.name}`).count()).toBe(0);
  });

  it('are admitted with unlocked keys only', async () => {
    await compare(page, invited.name);
    const admission = button(page, `Admit ${invited.name}`);
    await page.getByText('A colleague waits to be admitted').waitFor();
    expect(await admission.isDisabled()).toBe(true);
    await unlock(page);
    await bar(page).getByText('Keys unlocked').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await confirm(page, `Admit ${invited.name}`, 'Admit');

    await rowOf(page, invited.name).getByText('Holds the key').waitFor();
    await admission.waitFor({ state: 'detached' });
  });

  it('open what was sealed to their organisation before they came', async () => {
    await button(newcomer, 'Look again').click();
    await bar(newcomer).getByText('Keys unlocked').waitFor();
    await section(newcomer, 'Inbox').click();
    await newcomer.getByRole('row').nth(1).click();

    await heading(newcomer, subject).waitFor();
  });

  it('are shut out by a suspension, the page that they have open included', async () => {
    const { name } = stage.colleague;
    colleague = await stage.enter(stage.colleague, '/cases');
    await confirm(page, `Suspend ${name}`, 'Suspend');
    await rowOf(page, name).getByText('Suspended').waitFor();
    await isShutOut(colleague);
    await stage.givePassword(colleague, stage.colleague);

    await colleague.getByRole('alert').waitFor();
  });

  it('come back with the keys that they had when the suspension ends', async () => {
    const { name } = stage.colleague;
    await confirm(page, `End the suspension of ${name}`, 'End suspension');
    await rowOf(page, name).getByText('Active').waitFor();
    await colleague.goto('/sign-in');
    await stage.signIn(colleague, stage.colleague);
    await colleague.waitForURL('**/home');

    await openAnew(colleague, sealedBefore, subject);
  });

  it('become auditors when a second administrator says so, and not before', async () => {
    const [first, second] = stage.administrators;
    const proposer = await stage.enter(first, '/accounts');
    await button(proposer, `Change the role of ${applicant.name}`).click();
    const question = proposer.getByRole('dialog');
    await question.getByRole('combobox', { name: 'New role' }).selectOption('Auditor');
    await question.getByRole('button', { name: 'Change role' }).click();
    await proposer.getByText('You proposed it').waitFor();
    const approval = `Approve the new role of ${applicant.name}`;
    expect(await button(proposer, approval).count()).toBe(0);
    expect(await barriersOf(proposer)).toEqual([]);

    const approver = await stage.enter(second, '/accounts');
    const account = rowOf(approver, applicant.name);
    await account.getByText('Court focal point').waitFor();
    await confirm(approver, approval, 'Approve');
    await account.getByText('Auditor').waitFor();
    expect(await button(approver, approval).count()).toBe(0);
  });
});
