import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { CaseResponse } from '../../core/contracts/cases.ts';
import {
  createTreeHasher,
  policyOfLog,
  sha256,
  verifyProof,
  verifyReceipt,
} from '../../core/transparency/index.ts';
import { createLeakSearch } from '../../scripts/demonstration/leaks.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { servedEngine } from '../support/test-portal.ts';
import { createComposing, type Composing } from '../support/composing.ts';
import { dumpOf } from '../support/dump.ts';
import { admit, fingerprintOf, withBackedUpKey, type Member } from '../support/exchange-people.ts';
import { createKeyboard } from '../support/keyboard.ts';
import {
  createReviewStage,
  passphrase,
  unlock,
  type ReviewStage,
} from '../support/review-stage.ts';

const MB = 1024 * 1024;
const isThorough = process.env['CI'] === 'true' || process.env['FULL'] !== undefined;

/** What is typed and attached, none of which the portal may ever hold. */
const secrets = {
  subject: 'Meridian holding and its nominee',
  narrative: 'Paid out in two transfers, days after the warrant of arrest.',
  description: 'Current account of the Meridian holding.',
  iban: 'GB82WEST12345698765432',
  fileName: 'meridian-statement.csv',
  fileText: 'Date;Amount;Payee\n3 Nov;184250.75;Octavian Specimen\n',
  otherFileName: 'meridian-note.txt',
  otherFileText: 'The beneficial owner is not the one who is registered.',
  largeFileName: 'meridian-disk-image.bin',
  largeFileStart: 'first octets of the image of a disk',
  remark: 'Please name the beneficial owner of the Meridian holding.',
  addition: 'The beneficial owner is Octavian Specimen.',
  acceptance: 'Complete with the name of the owner.',
  keyboardSubject: 'Typed without touching a mouse',
  keyboardNarrative: 'Every field was reached with the Tab key.',
  keyboardFileName: 'reached-by-keyboard.txt',
  keyboardFileText: 'chosen by keyboard as well',
} as const;

function isPart({ method, url }: IncomingMessage): boolean {
  return method === 'PUT' && url?.includes('/parts/') === true;
}

describeInChromium.each(servedEngine)('an exchange in the pages, on %s', (engine) => {
  let stage: ReviewStage;
  let reference: string;
  let folder: string;
  let expert: Member;
  let page: Page;
  let complaints: string[];
  let composing: Composing;
  let review: Page;
  let reviewing: Composing;
  let submissionId: string;

  beforeAll(async () => {
    stage = await createReviewStage(engine);
    const { author, caseId } = stage;
    const person = await stage.join('expert', author.organisation);
    expert = await admit(await withBackedUpKey(person, passphrase), author);
    ({ reference } = await expert.connection.call(CaseResponse, `/cases/${caseId}`));
    folder = await mkdtemp(join(tmpdir(), 'large-file-'));
    ({ page, complaints } = await stage.sitDown(expert));
    composing = createComposing(page);
    review = (await stage.sitDown(stage.reviewer)).page;
    reviewing = createComposing(review);
  });
  afterEach(() => {
    stage.line.interfere = undefined;
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function largeFile(): Promise<string> {
    const path = join(folder, secrets.largeFileName);
    const size = isThorough && engine === 'sqlite' ? 300 : 30;
    await writeFile(path, secrets.largeFileStart);
    for (let written = 0; written < size; written += 10) {
      await appendFile(path, randomBytes(10 * MB));
    }
    return path;
  }

  const sent = (name: string) => composing.file(name).getByText('Sealed and sent').waitFor();

  it('begins with a case, its markings, and a recipient whose fingerprint was compared', async () => {
    const { section, link, choice, mark, compareKeys, beginDraft } = composing;
    await section('Submissions').click();
    await link('New submission').first().click();
    await choice('Case').selectOption({ label: reference });
    await compareKeys(expert.organisation.name, stage.reviewer.organisation.name);
    await mark();
    await beginDraft();

    await unlock(page);
    await composing.field('Subject').waitFor();
    submissionId = composing.submissionId();
  });

  it('says that an IBAN cannot be right until it is', async () => {
    const { button, field, choice } = composing;
    await field('Subject').fill(secrets.subject);
    await choice('Measure').selectOption('freeze');
    await field('Account of the facts').fill(secrets.narrative);
    await button('Add asset').click();
    await choice('Kind of asset').selectOption('account');
    await field('Description').fill(secrets.description);
    await button('Add identifier').click();
    await field('Identifier').fill('GB82 WEST 1234 5698 7654 33');
    await page.getByText('Not valid').first().waitFor();
    await field('Identifier').fill('GB82 WEST 1234 5698 7654 32');

    await page.getByText('IBAN valid').first().waitFor();
    await button('Done with this asset').click();
  });

  it('sends a large file that is paused, left alone, cut off and taken up again', async () => {
    const { attach, button, section, link, file, field } = composing;
    await attach([
      { name: secrets.fileName, text: secrets.fileText },
      { name: secrets.otherFileName, text: secrets.otherFileText },
    ]);
    await sent(secrets.otherFileName);
    let partsWhilePaused = 0;
    const held: (() => void)[] = [];
    const isHeld = new Promise<void>((resolve) => {
      stage.line.interfere = (request, response) => {
        if (!isPart(request)) return false;
        held.push(() => {
          stage.app(request, response);
        });
        resolve();
        return true;
      };
    });
    await attach(await largeFile());
    await isHeld;
    await button(`Pause ${secrets.largeFileName}`).click();
    await file(secrets.largeFileName).getByText('Paused').waitFor();
    stage.line.interfere = (request) => {
      if (isPart(request)) partsWhilePaused += 1;
      return false;
    };
    for (const goOn of held) goOn();
    await section('Cases').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await section('Submissions').click();
    await page.getByRole('row').getByText(reference).first().click();
    await link('Continue the draft').click();
    await field('Subject').waitFor();

    expect(await field('Subject').inputValue()).toBe(secrets.subject);
    stage.line.interfere = (request) => {
      if (isPart(request)) request.socket.destroy();
      return isPart(request);
    };
    expect(partsWhilePaused).toBe(0);
    await button(`Resume ${secrets.largeFileName}`).click();
    await file(secrets.largeFileName).getByText('Waiting for the connection').waitFor();
    stage.line.interfere = undefined;
    await sent(secrets.largeFileName);
  });

  it('is sealed, signed and submitted', async () => {
    await composing.seal();
    await page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();
    expect(composing.submissionId()).toBe(submissionId);
  });

  const act = (name: string) => review.getByRole('button', { name });
  const remarkOf = (text: string) => review.getByRole('listitem').getByText(text);

  it('is taken up, opened, verified, and returned with a remark', async () => {
    await reviewing.section('Inbox').click();
    await review.getByRole('row').getByText(reference).first().click();
    await review.waitForURL(`**/inbox/${submissionId}`);
    await unlock(review);
    await review.getByRole('heading', { level: 1, name: secrets.subject }).waitFor();
    await review.getByText('You have not compared this key yet').waitFor();
    await act('Take up').click();
    await review.getByRole('link', { name: secrets.fileName }).click();
    await review.frameLocator('iframe').getByText('Octavian Specimen').waitFor();
    await review.getByRole('link', { name: 'Return with a remark' }).click();
    await act('Open them now').click();
    await review.getByText('You have not opened').waitFor({ state: 'detached' });
    await review.getByRole('textbox', { name: 'What has to be changed' }).fill(secrets.remark);
    await act('Sign and return').click();

    await review.getByText('You have returned this submission.').waitFor();
    await remarkOf(secrets.remark).waitFor();
  });

  it('is changed by its author, who has read why, and submitted again', async () => {
    const { section, link, field } = composing;
    await section('Submissions').click();
    await page.getByRole('row').getByText('Returned').first().click();
    await link('Answer the return').click();
    await page.getByText(secrets.remark).waitFor();
    const narrative = field('Account of the facts');
    expect(await narrative.inputValue()).toBe(secrets.narrative);
    await narrative.fill(`${secrets.narrative} ${secrets.addition}`);
    await composing.seal();

    await page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();
  });

  it('is accepted, which its author reads with the verdict on the signature', async () => {
    const { link, button } = composing;
    await reviewing.section('Inbox').click();
    await review.getByRole('row').getByText('Submitted').first().click();
    await review.getByText(secrets.addition).waitFor();
    await act('Take up').click();
    await review.getByRole('link', { name: 'Accept' }).click();
    await review.getByRole('textbox', { name: 'Remark (optional)' }).fill(secrets.acceptance);
    await act('Sign and accept').click();
    await review.getByText('You have accepted this submission.').waitFor();
    await link('Look at the submission').click();
    await page.getByText('The Court has accepted it.').waitFor();
    await button('Open').click();

    const decision = page.locator('section', {
      has: page.getByRole('heading', { name: 'Decision' }),
    });
    const { name } = stage.reviewer.organisation;
    await decision.getByText(`Signed by a member of ${name}.`).waitFor();
    await decision.getByText('Signature and contents verified').waitFor();
    await decision.getByText('It was signed for exactly the record and files').waitFor();
    await page.getByText(secrets.acceptance).waitFor();
  });

  /** What the page hands over to be saved, as bytes. */
  async function savedBy(button: Locator): Promise<Buffer> {
    const handedOver = page.waitForEvent('download');
    await button.click();
    return readFile(await (await handedOver).path());
  }
  const policy = () => policyOfLog(stage.composition.accessLog.trust.vkey());
  const hasher = createTreeHasher(sha256);

  it('gives its author a receipt that holds without the portal', async () => {
    await composing.button('Get and verify the receipt').click();
    await page.getByText('Receipt verified on this computer').waitFor();
    const receipt = await savedBy(composing.button('Save the receipt'));

    const parsed = JSON.parse(receipt.toString('utf8')) as unknown;
    const { statement, entry } = await verifyReceipt(hasher, parsed, policy());
    expect(statement).toMatchObject({ submissionId, files: [{}, {}, {}] });
    expect(entry['actor']).toMatchObject({ id: expert.accountId });
  });

  it('tells its author who opened it, each time with a proof that holds without the portal', async () => {
    const { name } = stage.reviewer.organisation;
    const card = page.locator('section', {
      has: page.getByRole('heading', { name: 'Opened by others' }),
    });
    await card.getByText('Proven').first().waitFor();
    expect(await card.getByText(name, { exact: true }).count()).toBeGreaterThan(0);
    await card.getByRole('link', { name: 'All that the access log says about it' }).click();
    await composing.choice('What was done').selectOption({ label: 'Opened a file' });
    const row = page.getByRole('row').filter({ hasText: 'Opened a file' }).first();
    await row.getByText('Proven').waitFor();
    await row.getByText(name, { exact: true }).waitFor();

    const proof = await savedBy(row.getByRole('button', { name: /^Save the proof of entry/ }));
    const leaf = await savedBy(row.getByRole('button', { name: /^Save the bytes of entry/ }));
    const { checkpoint } = await verifyProof(hasher, proof.toString('utf8'), leaf, policy());
    expect(checkpoint.size).toBeGreaterThan(0);
    expect(JSON.parse(leaf.toString('utf8'))).toMatchObject({
      action: 'file.open',
      actor: { org: stage.reviewer.organisationId },
      object: { org: expert.organisationId },
    });
  });

  it('shows its author every key that was published for their organisation', async () => {
    await page.getByRole('tab', { name: 'Key changes' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Published a key of the organisation' });
    await row.getByText('Proven').waitFor();

    const digits = fingerprintOf(stage.author).toUpperCase().slice(0, 4);
    await row.getByText(digits, { exact: false }).first().waitFor();
    expect(await page.getByText('Not among the keys that the portal names').count()).toBe(0);
  });

  it('can be made with the keyboard alone', async () => {
    const visit = await stage.visit();
    const own = createComposing(visit.page);
    const { tabTo, type, press } = createKeyboard(visit.page);
    const { keyboard } = visit.page;
    await visit.page.goto('/sign-in');
    await type(visit.page.getByLabel('E-mail address'), expert.email);
    await type(visit.page.getByLabel('Password'), expert.password);
    await keyboard.press('Enter');
    await visit.page.waitForURL('**/home');
    await press(own.section('Submissions'));
    await press(own.link('New submission').first());
    await press(own.choice('Case'), 'ArrowDown');
    for (const { organisation } of [expert, stage.reviewer]) {
      const compare = own.button(`Compare the fingerprint of ${organisation.name}`);
      await press(compare);
      await press(
        visit.page.getByRole('dialog').getByRole('button', { name: 'They are the same' }),
      );
      await compare.waitFor({ state: 'detached' });
    }
    await press(visit.page.getByRole('radio', { name: 'Formal', exact: true }), 'Space');
    for (const name of ['Classification', 'Handling condition', 'Sharing limit']) {
      await press(own.choice(name), 'ArrowDown');
    }
    await press(own.button('Continue to what you send'));
    await type(visit.page.getByRole('textbox', { name: 'Passphrase' }), passphrase);
    await keyboard.press('Enter');
    await type(own.field('Subject'), secrets.keyboardSubject);
    await press(own.choice('Measure'), 'ArrowDown');
    await type(own.field('Account of the facts'), secrets.keyboardNarrative);
    // Waited for well before the key is pressed: Chromium needs a moment to hand its choosers over.
    const chooser = visit.page.waitForEvent('filechooser');
    await tabTo(own.button('Choose from this computer'));
    await keyboard.press('Enter');
    const { keyboardFileName: name, keyboardFileText } = secrets;
    const buffer = Buffer.from(keyboardFileText);
    await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer });
    await own.file(name).getByText('Sealed and sent').waitFor();
    await press(own.link('Continue to check'));
    await press(own.button('Seal, sign and submit'));

    await visit.page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  it('leaves nothing in the portal of what was typed and attached', async () => {
    await stage.composition.accessLog.catchUp();
    const held = await dumpOf(stage);
    const leaksOf = (markers: readonly string[]) => {
      const { search } = createLeakSearch(markers);
      return held.flatMap(({ where, bytes }) => search(bytes, where));
    };

    expect(leaksOf([reference]).length).toBeGreaterThan(0);
    expect(leaksOf([...Object.values(secrets), passphrase])).toEqual([]);
  });
});
