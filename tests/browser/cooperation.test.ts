import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CaseResponse } from '../../core/contracts/cases.ts';
import { FilePage } from '../../core/contracts/files.ts';
import { RequestPage } from '../../core/contracts/requests.ts';
import { advance, shareFile, writeRecord } from '../../core/exchange/index.ts';
import { listAll } from '../../core/exchange/pages.ts';
import { createLeakSearch } from '../../scripts/demonstration/leaks.ts';
import { describeWith, openWorkshop } from '../interop/workshop.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { createCooperating, type Cooperating } from '../support/cooperating.ts';
import { dumpOf } from '../support/dump.ts';
import {
  deposit,
  draft,
  found,
  openCase,
  recipientsAmong,
  withBackedUpKey,
  type Member,
} from '../support/exchange-people.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { openedByGpg, openedByScript } from '../support/opening-offline.ts';
import {
  askForConsent,
  downloadShared,
  grantConsent,
  passOn,
  sharingOf,
} from '../support/passing-on.ts';
import { createRequestingStage, type RequestingStage } from '../support/request-composing.ts';
import { inDays } from '../support/requesting.ts';
import { passphrase, unlock } from '../support/review-stage.ts';
import { aRecord } from '../support/session-stage.ts';
import { enterAs } from '../support/signing-in.ts';
import { servedEngine } from '../support/test-portal.ts';

/** What is typed and attached, none of which the portal may ever hold. */
const secrets = {
  subject: 'Accounts of the Meridian holding',
  purpose: 'To find what Octavian Specimen holds through nominees.',
  assistance: 'Tracing of every account of the holding.',
  legalBasis: 'Article 93(1)(k), with the order of the third of November.',
  grounds: 'Two payments reached the holding after the warrant of arrest.',
  location: 'Registered at 4 Harbour Street, in two towns.',
  facts: 'Paid out between two hearings.',
  contact: 'Desk seven, Ines Invented',
  reach: '+31 70 555 0199',
  annexName: 'meridian-annex.txt',
  annexText: 'Octavian Specimen signed both transfers.',
  finding: 'One account of the Meridian holding',
  narrative: 'Opened in March by a nominee, and still in credit.',
  register: 'Central register of bank accounts',
  statementName: 'meridian-statement.txt',
  statementText: 'Credit of 184250.75 on the third of November.',
  acceptance: 'Complete, with thanks to the bank.',
  difficulty: 'The location names two towns: which of them?',
  clarification: 'The one with the harbour.',
  explanation: 'No bank there may be asked without an order of our own.',
  freezeSubject: 'Standstill of the account with the nominee',
  procedure: 'Serve the order on the bank before its customer.',
  person: 'Octavian Specimen',
  amount: '184250.75',
  whyThere: 'The statement of the third of November shows it.',
  claims: 'A landlord has registered a claim.',
  reason: 'They trace the same account from the other end.',
} as const;

const tracing: Readonly<Record<string, string>> = {
  Subject: secrets.subject,
  'Purpose of the request': secrets.purpose,
  'Assistance sought': secrets.assistance,
  'Legal basis': secrets.legalBasis,
  'Grounds for the request': secrets.grounds,
  'Where the person, place or property is, or how to identify it': secrets.location,
  'Essential facts': secrets.facts,
  'Whom to contact': secrets.contact,
  'How to reach them': secrets.reach,
};

const freezing: Readonly<Record<string, string>> = {
  ...tracing,
  Subject: secrets.freezeSubject,
  'Procedure to be followed, and why': secrets.procedure,
  'Amount sought': secrets.amount,
  'Why the property is believed to be there': secrets.whyThere,
  'Claims of third parties and victims': secrets.claims,
};

describeInChromium.each(servedEngine)('cooperation in the pages, on %s', (engine) => {
  let stage: RequestingStage;
  let reference: string;
  /** The Court asks; of the two States one answers, and one does not. */
  let court: Cooperating;
  let answering: Cooperating;
  let refusing: Cooperating;
  let answerId: string;
  const complaints: string[][] = [];

  beforeAll(async () => {
    stage = await createRequestingStage(engine);
    const path = `/cases/${stage.caseId}`;
    ({ reference } = await stage.court.connection.call(CaseResponse, path));
    court = await seat(stage.court);
    answering = await seat(stage.focalPoint);
    refusing = await seat(stage.other);
  });
  afterEach(() => {
    expect(complaints.flat()).toEqual([]);
  });
  afterAll(() => stage.close());

  async function seat(member: Member): Promise<Cooperating> {
    const sat = await stage.sitDown(member);
    complaints.push(sat.complaints);
    return createCooperating(sat.page);
  }

  /** The newest request that an organisation has received. */
  async function receivedBy({ connection }: Member): Promise<string> {
    const [newest] = await listAll(connection, RequestPage, '/requests?side=addressee');
    return newest?.id ?? '';
  }

  async function speakEnglish({ pick, button }: Cooperating): Promise<void> {
    await pick('Language of the request', 'English');
    await pick('Languages they speak', 'English');
    await button('Add language').click();
  }

  async function beginInCase({ page, section, link, choice }: Cooperating): Promise<void> {
    await section('Requests').click();
    await link('New request').first().click();
    await choice('Case').selectOption({ label: reference });
    await page.getByRole('group', { name: 'Addressees' }).waitFor();
  }

  it('begins with a request that cannot leave before it is complete for its measure', async () => {
    const { focalPoint, other } = stage;
    await beginInCase(court);
    for (const { organisation } of [stage.court, focalPoint, other]) {
      await court.compareKeys(organisation.name);
    }
    await court.choose('trace', focalPoint, other);
    await unlock(court.page);
    const missing = court.missing();
    await missing.getByText('State the essential facts.').waitFor();
    expect(await missing.getByText('Name at least one person').count()).toBe(0);
    const seal = court.button('Seal and send to 2 addressees');
    expect(await seal.isDisabled()).toBe(true);
    await court.fill(tracing);
    await speakEnglish(court);
    await court.page.getByText('Nothing is missing for this measure: Tracing').waitFor();
    await court.attach([{ name: secrets.annexName, text: secrets.annexText }]);
    await court.file(secrets.annexName).getByText('Sealed and sent').waitFor();
    await seal.click();

    await court.page.waitForURL('**/requests?side=requester');
    const states = court.page.getByRole('row').getByText('Sent', { exact: true });
    await states.nth(1).waitFor();
    expect(await states.count()).toBe(2);
  });

  it('reaches the first State, which reads it with its attachment and acknowledges it', async () => {
    const { page } = answering;
    await answering.openNewest(secrets.subject);
    await page.getByText(secrets.facts).waitFor();
    await page.getByText('Its author signed that nothing was missing.').waitFor();
    await page.getByRole('link', { name: secrets.annexName }).click();
    await page.frameLocator('iframe').getByText(secrets.annexText).waitFor();
    await answering.take('Acknowledge');

    await answering.stands('Acknowledged');
  });

  it('is answered with where was looked, what was found, and a file', async () => {
    const { page, button, field, choice, link } = answering;
    await page.getByText('Submit an answer first').waitFor();
    await button('Write the answer').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Begin', exact: true }).click();
    await page.waitForURL('**/edit?step=content');
    answerId = answering.submissionId();
    await answering.fill({
      Subject: secrets.finding,
      'Account of the facts': secrets.narrative,
    });
    await choice('Measure').selectOption('trace');
    await button('Add a register').click();
    await field('Register').fill(secrets.register);
    await answering.pick('Country of the register', 'Iceland');
    await answering.chooseDay(inDays(-1));
    await choice('Result').selectOption('found');
    await answering.attach([{ name: secrets.statementName, text: secrets.statementText }]);
    await answering.file(secrets.statementName).getByText('Sealed and sent').waitFor();
    await link('Continue to check').click();
    const { focalPoint } = stage;
    await answering.compareKeys(focalPoint.organisation.name, stage.court.organisation.name);
    await page.getByText('The record is complete').waitFor();
    await button('Seal, sign and submit').click();

    await page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();
  });

  it('has its answer taken up and accepted by the Court, and is executed', async () => {
    const requestId = await receivedBy(stage.focalPoint);
    const { page, button } = court;
    await court.open(requestId, secrets.subject);
    await page.getByRole('link', { name: /^Submitted / }).click();
    await page.waitForURL(`**/inbox/${answerId}`);
    await page.getByText(secrets.register).waitFor();
    await button('Take up').click();
    await page.getByRole('link', { name: secrets.statementName }).click();
    await page.frameLocator('iframe').getByText(secrets.statementText).waitFor();
    await page.getByRole('link', { name: 'Accept' }).click();
    await page.getByRole('textbox', { name: 'Remark (optional)' }).fill(secrets.acceptance);
    await button('Sign and accept').click();
    await page.getByText('You have accepted this submission.').waitFor();
    await answering.open(requestId, secrets.subject);
    await answering.take('Executed');
    await answering.stands('Executed');

    await court.open(requestId, secrets.subject);
    await court.stands('Executed');
  });

  it('is talked about with the other State, which refuses on a ground', async () => {
    const requestId = await receivedBy(stage.other);
    await refusing.openNewest(secrets.subject);
    await refusing.take('Acknowledge');
    await refusing.stands('Acknowledged');
    expect(await refusing.button('Refuse').count()).toBe(0);
    await refusing.take('Consult', { message: secrets.difficulty });
    await court.open(requestId, secrets.subject);
    await court.page.getByRole('listitem').getByText(secrets.difficulty).waitFor();
    await court.say(secrets.clarification);
    await refusing.open(requestId, secrets.subject);
    await refusing.page.getByRole('listitem').getByText(secrets.clarification).waitFor();
    const ground = 'Prohibited by national law';
    await refusing.take('Refuse', { ground, message: secrets.explanation });
    await refusing.stands('Refused');

    await court.open(requestId, secrets.subject);
    await court.stands('Refused');
    await court.region('Timeline').getByText(ground).waitFor();
    await court.page.getByRole('listitem').getByText(secrets.explanation).waitFor();
  });

  it('is followed by an urgent freeze that goes ahead of its confirmation', async () => {
    const { page, choice, field, button } = court;
    await beginInCase(court);
    await choice('Measure sought').selectOption('freeze');
    await court.mark();
    await page.getByText('Formal', { exact: true }).click();
    await page.getByText('Urgent', { exact: true }).click();
    await choice('Why it cannot wait').selectOption('risk-of-dissipation');
    await court.chooseDay(inDays(3));
    await court.tick('checkbox', stage.focalPoint.organisation.name);
    await button('Continue to what you ask').click();
    await page.waitForURL('**/edit');
    await field('Subject').waitFor();
    await court.missing().getByText('Name at least one person').waitFor();
    await court.fill(freezing);
    await speakEnglish(court);
    await button('Add person').click();
    await field('Name').fill(secrets.person);
    await choice('How the property is determined').selectOption('amount');
    await court.pick('Currency of the amount', 'EUR · Euro');
    await page.getByText('Nothing is missing for this measure: Freezing').waitFor();
    await button('Seal and send').click();
    await page.waitForURL(/requests\/[\w-]{36}$/);

    await court.stands('Sent');
    await court.stands('Awaiting confirmation');
    await answering.openNewest(secrets.freezeSubject);
    await answering.stands('Awaiting confirmation');
    await answering.page.getByText('its confirmation through the official channel').waitFor();
  });

  it('has its confirmation recorded later, by reference and date', async () => {
    const { page, button } = court;
    await page.getByRole('textbox', { name: 'Reference of the letter' }).fill('NV/2026/411-B');
    await court.chooseDay(inDays(-1));
    await button('Record the confirmation').click();
    await page.getByText('Awaiting confirmation').first().waitFor({ state: 'detached' });
    await court.region('Confirmation').getByText('NV/2026/411-B').waitFor();

    await answering.open(await receivedBy(stage.focalPoint), secrets.freezeSubject);
    await answering.region('Confirmation').getByText('NV/2026/411-B').waitFor();
    expect(await answering.page.getByText('Awaiting confirmation').count()).toBe(0);
  });

  it('passes a file on with the consent of its provider alone, to be opened without the portal', async () => {
    const { court: asking, focalPoint: provider, other: third } = stage;
    const { statementName, statementText, reason } = secrets;
    const [file] = await listAll(asking.connection, FilePage, `/submissions/${answerId}/files`);
    const fileId = file?.id ?? '';
    const [recipient] = await recipientsAmong(asking, [third]);
    if (!recipient) throw new Error('one organisation has one key');
    await expect(
      shareFile(asking.connection, fileId, recipient, asking.keyring),
    ).rejects.toMatchObject({ code: 'CONSENT_REQUIRED' });
    await court.page.goto(`/inbox/${answerId}`);
    await unlock(court.page);
    await askForConsent(await sharingOf(court.page, statementName, third), provider, reason);
    await grantConsent(answering.page, { asking, third, read: [statementName, reason] });
    await court.page.goto(`/inbox/${answerId}`);
    await unlock(court.page);
    await passOn(await sharingOf(court.page, statementName, third), provider, third);

    const message = await downloadShared(refusing.page, statementName, statementText);
    const opened = await openedByScript(third, provider, { fileId, message });
    expect(opened.toString('utf8')).toBe(statementText);
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

describeInChromium.each(servedEngine)(
  'cooperation among organisations that use GnuPG, on %s',
  (engine) => {
    describeWith('gpg', (root) => {
      const [fileName, text] = ['notes.txt', 'Transferred twice in March.'];
      const reason = 'For an inquiry of their own.';
      let stage: BrowserStage;
      let provider: Member;
      let receiver: Member;
      let third: Member;
      let submissionId: string;
      const complaints: string[][] = [];

      beforeAll(async () => {
        stage = await createBrowserStage(engine, { demonstration: true });
        provider = await holder('state');
        receiver = await holder('court-organ');
        third = await holder('state');
        submissionId = await submit();
      });
      afterAll(() => stage.close());

      async function holder(kind: 'state' | 'court-organ'): Promise<Member> {
        const organisation = await stage.organisation(kind, { gnupgCompatible: true });
        const role = kind === 'state' ? 'national-focal-point' : 'court-focal-point';
        const person = await stage.join(role, organisation);
        return found(await withBackedUpKey(person, passphrase), organisation);
      }

      async function submit(): Promise<string> {
        const { id: caseId } = await openCase(receiver, [provider, third]);
        const { id, version } = await draft(provider, caseId, [receiver]);
        await deposit(provider, [receiver], id, Buffer.from(text), { name: fileName });
        const recipients = await recipientsAmong(provider, [provider, receiver]);
        const sealing = { recipients, signingKey: provider.memberKey };
        const written = await writeRecord(provider.connection, { id, version }, aRecord, sealing);
        await advance(provider.connection, 'submit', { id, version: written.version });
        return id;
      }

      async function seat(member: Member): Promise<Page> {
        const entered = await enterAs(stage, member);
        complaints.push(entered.complaints);
        return entered.page;
      }

      async function sharing(page: Page) {
        await page.goto(`/inbox/${submissionId}`);
        await unlock(page);
        return sharingOf(page, fileName, third);
      }

      it('gives a message that gpg opens, once its provider has consented', async () => {
        const page = await seat(receiver);
        await askForConsent(await sharing(page), provider, reason);
        const read = [fileName, reason];
        await grantConsent(await seat(provider), { asking: receiver, third, read });
        await passOn(await sharing(page), provider, third);

        const message = await downloadShared(await seat(third), fileName, text);
        const shop = await openWorkshop(root);
        const opened = await openedByGpg(shop, third, message);
        await shop.close();
        expect([opened.toString('utf8'), complaints.flat()]).toEqual([text, []]);
      });
    });
  },
);
