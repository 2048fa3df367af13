import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CaseResponse } from '../../core/contracts/cases.ts';
import { KeyHolderPage, OrganisationKeysResponse } from '../../core/contracts/keys.ts';
import { openRecord, readSubmission } from '../../core/exchange/index.ts';
import type { Person } from '../../scripts/demonstration/cast.ts';
import { barriersOf } from '../support/barriers.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { servedEngine } from '../support/test-portal.ts';
import { createComposing, type Composing } from '../support/composing.ts';
import { admit, withBackedUpKey, type Member } from '../support/exchange-people.ts';
import { button, heading } from '../support/key-stage.ts';
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

const subject = { before: 'Account held through a nominee', after: 'Sealed to the next key' };
const title = 'Renew the key of the organisation';

describeInChromium.each(servedEngine)('the renewal of a key in the pages, on %s', (engine) => {
  let stage: PeopleStage;
  /** Stays. */
  let keeper: Member;
  /** Has made a key, and nobody has admitted them. */
  let waiting: Person;
  let latecomer: Person;
  let sealedBefore: string;
  let reference: string;
  /** Of the focal point who renews. */
  let page: Page;
  let keeping: Page;
  let author: Page;
  let composing: Composing;

  beforeAll(async () => {
    stage = await createPeopleStage(engine);
    const { organisation, connection } = stage.reviewer;
    const join = () => stage.join('court-focal-point', organisation);
    keeper = await admit(await withBackedUpKey(await join(), passphrase), stage.reviewer);
    waiting = await withBackedUpKey(await join(), passphrase);
    latecomer = await join();
    ({ id: sealedBefore } = await stage.submit({}));
    ({ reference } = await connection.call(CaseResponse, `/cases/${stage.caseId}`));
    page = await stage.enter(stage.reviewer, '/people');
  });
  afterEach(() => {
    expect(stage.complaintsSoFar()).toEqual([]);
  });
  afterAll(() => stage.close());

  /** Accounts, in the order of their identifiers. */
  async function holdersOfCurrentKey(): Promise<string[]> {
    const { connection, organisationId } = stage.reviewer;
    const path = `/organisations/${organisationId}`;
    const { current } = await connection.call(OrganisationKeysResponse, `${path}/keys`);
    const { items } = await connection.call(KeyHolderPage, `${path}/grants`);
    const holders = items.filter(({ fingerprint }) => fingerprint === current?.fingerprint);
    return holders.map(({ accountId }) => accountId).toSorted();
  }
  const identifiersOf = (...people: readonly Person[]) =>
    people.map(({ accountId }) => accountId).toSorted();

  it('is not asked for as long as nobody has left', async () => {
    author = await stage.enter(stage.author, '/submissions');
    composing = createComposing(author);
    await composing.link('New submission').first().click();
    await composing.choice('Case').selectOption({ label: reference });
    const { author: sender, reviewer } = stage;
    await composing.compareKeys(sender.organisation.name, reviewer.organisation.name);
    await rowOf(page, keeper.name).getByText('Holds the key').waitFor();

    expect(await heading(page, title).count()).toBe(0);
  });

  it('is due when a member who held the key is removed, and shut out', async () => {
    const { colleague } = stage;
    const leaving = await stage.enter(colleague, '/cases');
    await confirm(page, `Remove ${colleague.name}`, 'Remove');

    await heading(page, title).waitFor();
    await page.getByText('1 person who has left').waitFor();
    expect(await rowOf(page, colleague.name).count()).toBe(0);
    await isShutOut(leaving);
  });

  it('waits until everybody who has made a key was compared', async () => {
    await unlock(page);
    const renew = button(page, 'Renew the key');
    const first = page.getByText('First compare, in the table below');
    await first.waitFor();
    expect(await renew.isDisabled()).toBe(true);
    expect(await barriersOf(page)).toEqual([]);
    await compare(page, keeper.name);
    await first.waitFor();
    await compare(page, waiting.name);
    await first.waitFor({ state: 'detached' });

    expect(await renew.isDisabled()).toBe(false);
  });

  it('brings the next key to those who remain, and to nobody else', async () => {
    await confirm(page, 'Renew the key', 'Renew the key');
    await heading(page, title).waitFor({ state: 'detached' });

    const remaining = identifiersOf(stage.reviewer, keeper, waiting);
    await expect(holdersOfCurrentKey()).resolves.toEqual(remaining);
  });

  it('leaves it to an admission to give the earlier keys to whom nobody has admitted', async () => {
    await rowOf(page, waiting.name).getByText('Holds the latest key only').waitFor();
    await button(page, '1 previous key').click();
    const { name } = stage.reviewer;
    await page.getByText(`${name} and ${keeper.name}`, { exact: true }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await confirm(page, `Admit ${waiting.name}`, 'Admit');

    await rowOf(page, waiting.name).getByText('Holds the key', { exact: true }).waitFor();
  });

  it('is followed by senders, without alarm, because the key that they compared signed for it', async () => {
    const { connection, organisation } = stage.reviewer;
    await author.reload();
    await composing.choice('Case').selectOption({ label: reference });
    await author.getByText('Renewed and signed').waitFor();
    expect(await composing.button(`Compare the fingerprint of ${organisation.name}`).count()).toBe(
      0,
    );
    await composing.mark();
    await composing.beginDraft();
    await unlock(author);
    await composing.field('Subject').fill(subject.after);
    await composing.choice('Measure').selectOption('freeze');
    await composing.field('Account of the facts').fill('Paid out in two transfers.');
    await composing.seal();
    await heading(author, 'Submitted').waitFor();

    const submission = await readSubmission(connection, composing.submissionId());
    const { keyring } = stage.colleague;
    await expect(openRecord(connection, submission, keyring)).rejects.toMatchObject({
      code: 'no-decryption-key',
    });
  });

  it('lets those who remain open what was sealed before it, and after', async () => {
    keeping = await stage.enter(keeper, '/cases');
    await openAnew(keeping, sealedBefore, subject.before);
    await section(keeping, 'Inbox').click();
    await keeping.getByRole('row').nth(1).click();

    await heading(keeping, subject.after).waitFor();
  });

  it('is due for the choice of GnuPG as well, which says what it costs', async () => {
    await button(page, 'Choose GnuPG').click();
    const question = page.getByRole('dialog');
    await question.getByText('No file may be larger than 199 MB.').waitFor();
    await question.getByText('The key of the organisation has to be renewed').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await question.getByRole('button', { name: 'Choose GnuPG' }).click();
    await button(page, 'Give up GnuPG').waitFor();
    await confirm(page, 'Renew the key', 'Renew the key');

    await page.getByText('Older format, which GnuPG opens').waitFor();
    await heading(page, title).waitFor({ state: 'detached' });
  });

  it('reaches whom another focal point admits, whose keys were unlocked before it', async () => {
    await withBackedUpKey(latecomer, passphrase);
    await section(keeping, 'People and keys').click();
    await compare(keeping, latecomer.name);
    await confirm(keeping, `Admit ${latecomer.name}`, 'Admit');
    await rowOf(keeping, latecomer.name).getByText('Holds the key', { exact: true }).waitFor();

    const everybody = identifiersOf(stage.reviewer, keeper, waiting, latecomer);
    await expect(holdersOfCurrentKey()).resolves.toEqual(everybody);
  });
});
