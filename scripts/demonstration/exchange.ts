import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import { AccessLogPage } from '../../core/contracts/access-log.ts';
import { CaseResponse } from '../../core/contracts/cases.ts';
import type { FileResponse } from '../../core/contracts/files.ts';
import { KeyGrantPage } from '../../core/contracts/keys.ts';
import { OrganisationResponse } from '../../core/contracts/organisations.ts';
import { RecordPayload, RemarkPayload } from '../../core/contracts/sealed-payloads.ts';
import {
  RemarkPage,
  SubmissionPage,
  SubmissionResponse,
  type SubmissionSummary,
} from '../../core/contracts/submissions.ts';
import type { Markings } from '../../core/contracts/vocabulary.ts';
import {
  admitMember,
  advance,
  createSubmission,
  decide,
  depositFile,
  foundOrganisationKey,
  listFiles,
  openDepositedFile,
  openGrants,
  openPayload,
  recipientsOf,
  verificationKeysOf,
  writeRecord,
  type Keyring,
} from '../../core/exchange/index.ts';
import { formatFingerprint, lockKey } from '../../core/sealing/index.ts';
import { acceptAndSignIn, invite, withKey, type KeyHolder, type Person } from './cast.ts';
import { createLeakSearch } from './leaks.ts';
import type { PortalProcess } from './portal-process.ts';
import { root } from './root.ts';
import {
  digestOf,
  specimenImage,
  specimenPdf,
  specimenSpreadsheet,
  type Specimen,
} from './specimens.ts';
import { prove, type Steps } from './steps.ts';

const run = promisify(execFile);

const markings: Markings = {
  classification: 'confidential',
  handlingCondition: 'H2',
  sharingLimit: 'TLP:AMBER',
};

type Organisation = OrganisationResponse;
type Member = KeyHolder & { readonly keyring: Keyring };

/** What the demonstration leaves behind for whoever wants to look around. */
export type Cast = readonly Person[];

export async function demonstrateExchange(
  portal: PortalProcess,
  steps: Steps,
  { imageSize }: { imageSize: number },
): Promise<Cast> {
  const { origin } = portal;

  const administrators = await steps.step(
    'Two administrators are made from the command line',
    async () => {
      const people = await Promise.all([
        firstAdministrator(portal, { name: 'Ines Carvalho', email: 'ines@registry.example' }),
        firstAdministrator(portal, { name: 'Tomas Lind', email: 'tomas@registry.example' }),
      ]);
      const third = await createAdministrator(portal, 'third@registry.example').catch(
        () => undefined,
      );
      prove(third === undefined, 'a third is refused on the command line');
      return [people, 'Both signed in with password and one-time code; a third was refused.'];
    },
  );
  const [administrator] = administrators;

  const { prosecutor, arcadia, borduria } = await steps.step(
    'Three organisations are admitted',
    async () => {
      const admit = (body: object) =>
        administrator.connection.call(OrganisationResponse, '/organisations', {
          method: 'POST',
          body,
        });
      const organisations = {
        prosecutor: await admit({
          name: 'Office of the Prosecutor (specimen)',
          kind: 'court-organ',
        }),
        // ISO 3166 reserves XAA to XZZ for use by anybody: these States do not exist.
        arcadia: await admit({ name: 'Arcadia, Central Authority', kind: 'state', country: 'XAC' }),
        borduria: await admit({
          name: 'Borduria, Asset Recovery Office',
          kind: 'state',
          country: 'XBO',
          gnupgCompatible: true,
        }),
      };
      return [
        organisations,
        'An organ of the Court and two States; one of them opens its files in GnuPG.',
      ];
    },
  );

  const people = await steps.step(
    'Members are invited, the auditor by both administrators',
    async () => {
      const join = (
        name: string,
        email: string,
        role: Person['role'],
        organisation: Organisation,
      ) => invite(administrators, origin, { name, email, role, organisationId: organisation.id });
      return [
        {
          focalPoint: await join(
            'Mara Oduya',
            'mara@arcadia.example',
            'national-focal-point',
            arcadia,
          ),
          expert: await join('Jon Sever', 'jon@arcadia.example', 'expert', arcadia),
          borduria: await join(
            'Irma Vel',
            'irma@borduria.example',
            'national-focal-point',
            borduria,
          ),
          reviewer: await join(
            'Leïla Brandt',
            'leila@otp.example',
            'court-focal-point',
            prosecutor,
          ),
          auditor: await join('Noor Haddad', 'noor@otp.example', 'auditor', prosecutor),
        },
        'Five people signed in; each invitation worked once.',
      ];
    },
  );

  const members = await steps.step(
    'Keys are made by their owners; the portal keeps public parts',
    async () => {
      const [focalPoint, expert, bordurian, reviewer] = await Promise.all(
        [people.focalPoint, people.expert, people.borduria, people.reviewer].map(withKey),
      );
      if (!focalPoint || !expert || !bordurian || !reviewer) throw new Error('four keys expected');
      const arcadian = await found(focalPoint, arcadia);
      await admitMember(arcadian.connection, arcadia.id, arcadian.keyring, {
        accountId: expert.accountId,
        comparedFingerprint: expert.memberKey.fingerprint,
      });
      const admitted = await openGrants(expert.connection, expert.memberKey);
      prove(
        admitted.verdicts.every(({ status }) => status === 'verified'),
        'the grant was signed by the colleague',
      );
      const cast = {
        expert: { ...expert, keyring: admitted.keyring },
        bordurian: await found(bordurian, borduria),
        reviewer: await found(reviewer, prosecutor),
      };
      const shown = formatFingerprint(fingerprintOf(cast.expert));
      return [
        cast,
        `Arcadia's key, opened by its expert from a colleague's signed grant: ${shown}`,
      ];
    },
  );
  const { expert, bordurian, reviewer } = members;

  const courtCase = await steps.step(
    'The Court opens a case and lets both States take part',
    async () => {
      let opened = await reviewer.connection.call(CaseResponse, '/cases', {
        method: 'POST',
        body: { reference: 'ICC-01/26-FIN-1' },
      });
      for (const { id } of [arcadia, borduria]) {
        const path = `/cases/${opened.id}/participants/${id}`;
        const call = { method: 'PUT', version: opened.version } as const;
        opened = await reviewer.connection.call(CaseResponse, path, call);
      }
      return [
        opened,
        `${opened.reference} has ${opened.participantOrganisationIds.length} participants.`,
      ];
    },
  );

  const secrets = {
    subject: 'Villa Meridian and the Kestrel accounts',
    narrative: 'Funds left the Kestrel account for a nominee two days after the warrant.',
    remark: 'Please add the balance of the Kestrel account on the day of the warrant.',
    holder: 'Octavian Kestrel-Marsh',
    fileNames: ['kestrel-statement.pdf', 'kestrel-accounts.csv', 'villa-meridian.bmp'],
  };
  const specimens = specimensOf(secrets, imageSize);

  async function compose(
    author: Member,
    own: Organisation,
    files: readonly Specimen[],
  ): Promise<SubmissionSummary> {
    const compared = new Map([
      [own.id, fingerprintOf(author)],
      [prosecutor.id, fingerprintOf(reviewer)],
    ]);
    const recipients = await recipientsOf(author.connection, compared);
    const sealing = { recipients, signingKey: author.memberKey };
    const draft = await createSubmission(author.connection, {
      caseId: courtCase.id,
      kind: 'spontaneous',
      formality: 'informal',
      recipientOrganisationIds: [prosecutor.id],
      markings,
    });
    const { subject, narrative } = secrets;
    const record = { subject, narrative, assets: [assetOf(secrets.holder)] };
    const written = await writeRecord(author.connection, draft, record, sealing);
    for (const source of files) {
      await depositFile(author.connection, {
        submissionId: draft.id,
        source: { ...source, plaintext: source.open() },
        ...sealing,
      });
    }
    return advance(author.connection, 'submit', written);
  }

  const megabytes = Math.round(specimens.reduce((sum, { size }) => sum + size, 0) / 1e6);
  const submitted = await steps.step(
    `The expert seals a record and three files (${megabytes} MB) and submits them`,
    async () => {
      const before = performance.now();
      const submission = await compose(expert, arcadia, specimens);
      const seconds = (performance.now() - before) / 1000;
      prove(submission.state === 'submitted', 'the submission is submitted');
      return [
        submission,
        `Sealed and acknowledged in ${seconds.toFixed(1)} s, ${(megabytes / seconds).toFixed(0)} MB/s.`,
      ];
    },
  );

  await steps.step(
    'The Court’s focal point opens everything and verifies whose signature it carries',
    async () => {
      const inbox = await reviewer.connection.call(SubmissionPage, '/inbox');
      prove(
        inbox.items.some(({ id }) => id === submitted.id),
        'the submission is in the inbox',
      );
      await advance(reviewer.connection, 'take-up', submitted);
      const taken = await read(reviewer, submitted.id);
      if (!taken.record) throw new Error('the record is missing');
      const record = await openPayload(
        RecordPayload,
        taken.record,
        reviewer.keyring,
        await verificationKeysOf(reviewer.connection, expert.accountId),
      );
      prove(record.payload.narrative === secrets.narrative, 'the narrative is as written');
      prove(record.verdict.status === 'verified', 'the record is signed by the expert');
      const files = await listFiles(reviewer.connection, submitted.id);
      for (const { id } of files) {
        const opened = await openDepositedFile(reviewer.connection, id, reviewer.keyring);
        const digest = await digestOf(opened.plaintext);
        const verdict = await opened.verdict;
        const specimen = specimens.find(({ name }) => name === opened.descriptor?.payload.name);
        if (!specimen) throw new Error('a file has another name than the expert gave it');
        prove(digest === (await digestOf(specimen.open())), `${specimen.name} is identical`);
        prove(
          verdict.signature.status === 'verified' &&
            verdict.signature.fingerprint === expert.memberKey.fingerprint,
          `${specimen.name} carries the expert's signature`,
        );
      }
      return [
        undefined,
        `Record and ${files.length} files are identical to what was sealed, signed by ${expert.name}.`,
      ];
    },
  );

  await steps.step(
    'The focal point returns it with a sealed remark; the expert reads it and submits again',
    async () => {
      const current = await read(reviewer, submitted.id);
      const returned = await decide(
        reviewer.connection,
        current,
        { outcome: 'returned', remark: secrets.remark },
        { recipients: await recipientsFor(reviewer), signingKey: reviewer.memberKey },
      );
      const path = `/submissions/${returned.id}/remarks`;
      const { items } = await expert.connection.call(RemarkPage, path);
      const [remark] = items;
      if (!remark) throw new Error('the remark is missing');
      const { payload, verdict } = await openPayload(
        RemarkPayload,
        remark.content,
        expert.keyring,
        await verificationKeysOf(expert.connection, remark.accountId),
      );
      prove(payload.text === secrets.remark, 'the remark is as written');
      prove(verdict.status === 'verified', 'the remark is signed by the focal point');
      const again = await advance(expert.connection, 'submit', returned);
      return [again, `The remark opened with Arcadia's key and its signature is verified.`];
    },
  );

  const compatible = await steps.step(
    'Borduria, which uses GnuPG, submits a file; it is accepted',
    async () => {
      const [pdf] = specimens;
      if (!pdf) throw new Error('no specimen');
      const submission = await compose(bordurian, borduria, [pdf]);
      await advance(reviewer.connection, 'take-up', submission);
      const taken = await read(reviewer, submission.id);
      const accepted = await decide(
        reviewer.connection,
        taken,
        { outcome: 'accepted' },
        { recipients: await recipientsFor(bordurian), signingKey: reviewer.memberKey },
      );
      prove(accepted.state === 'accepted', 'the submission is accepted');
      const seen = await read(bordurian, accepted.id);
      prove(seen.decision?.outcome === 'accepted', 'the sender sees the signed decision');
      return [accepted, 'Accepted, with a decision signed over the exact record and file.'];
    },
  );

  const scratch = await mkdtemp(join(tmpdir(), 'portal-demo-'));
  try {
    await steps.step('A downloaded file opens offline with scripts/open-file', async () => {
      const files = await listFiles(reviewer.connection, submitted.id);
      const smallest = files.toSorted((one, other) => one.size - other.size)[0];
      if (!smallest) throw new Error('no file');
      const output = await openOffline(reviewer, smallest, join(scratch, 'offline'), expert);
      const digest = await digestOf(new Blob([output.bytes]).stream());
      const originals = await Promise.all(specimens.map(({ open }) => digestOf(open())));
      prove(originals.includes(digest), 'the file is identical to what was sealed');
      return [undefined, output.said];
    });

    await steps.step('Borduria opens its grant and its file with gpg itself', async () => {
      const [file] = await listFiles(bordurian.connection, compatible.id);
      const [pdf] = specimens;
      if (!file || !pdf) throw new Error('no file');
      const digest = await openWithGnupg(bordurian, file.id, join(scratch, 'gnupg'));
      prove(digest === (await digestOf(pdf.open())), 'the file is identical to what was sealed');
      return [undefined, 'gpg --decrypt grant.pgp | gpg --import, then gpg --decrypt: identical.'];
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }

  await steps.step('The auditor reads each of these acts, and opens nothing', async () => {
    const entries = await readLog(people.auditor);
    const seen = new Set(entries.map(({ entry }) => entry.action));
    for (const action of [
      'invitation.create',
      'session.second-factor',
      'member-key.publish',
      'organisation-key.publish',
      'key-grant.create',
      'case.create',
      'submission.write-record',
      'file.complete',
      'submission.submit',
      'file.open',
      'submission.take-up',
      'submission.return',
      'submission.accept',
    ] as const) {
      prove(seen.has(action), `the log has ${action}`);
    }
    const opened = entries.filter(
      ({ entry }) => entry.action === 'file.open' && entry.actor.id === reviewer.accountId,
    );
    prove(opened.length > 0, 'the log says who opened the files');
    const refused = await people.auditor.connection
      .call(SubmissionResponse, `/submissions/${submitted.id}`)
      .catch((error: unknown) => error);
    prove(refused instanceof Error, 'the auditor is refused the submission');
    return [
      undefined,
      `${entries.length} entries, each written before its act; the auditor was refused the content.`,
    ];
  });

  await steps.step('What the server holds is searched for what it must not know', async () => {
    const everybody = [...administrators, ...Object.values(people)];
    const search = createLeakSearch([
      secrets.subject,
      secrets.narrative,
      secrets.remark,
      secrets.holder,
      ...secrets.fileNames,
      ...everybody.map(({ password }) => password),
      ...[expert, bordurian, reviewer].map(({ passphrase }) => passphrase),
    ]);
    const planted = search.search(Buffer.from(btoa(`x${secrets.remark}`)), 'a planted leak');
    prove(planted.length > 0, 'a planted leak is found');
    const leaks = [
      ...(await search.searchFolder(portal.dataDirectory)),
      ...(await search.searchFolder(join(portal.logFile, '..'))),
    ];
    prove(leaks.length === 0, JSON.stringify(leaks.slice(0, 3)));
    return [
      undefined,
      'No subject, remark, name, file name, password or passphrase, in eleven encodings.',
    ];
  });

  return [...administrators, ...Object.values(people)];

  async function recipientsFor(sender: Member) {
    const compared = new Map([
      [sender.organisationId, fingerprintOf(sender)],
      [prosecutor.id, fingerprintOf(reviewer)],
    ]);
    if (sender === reviewer) compared.set(arcadia.id, fingerprintOf(expert));
    return recipientsOf(reviewer.connection, compared);
  }
}

async function createAdministrator(portal: PortalProcess, email: string): Promise<string> {
  const { stdout } = await run(
    'node',
    ['scripts/create-administrator.ts', '--email', email, '--organisation', 'Registry (specimen)'],
    { cwd: root, env: portal.environment },
  );
  return stdout.trim();
}

async function firstAdministrator(portal: PortalProcess, person: { name: string; email: string }) {
  return acceptAndSignIn(portal.origin, await createAdministrator(portal, person.email), person);
}

async function found(holder: KeyHolder, organisation: Organisation): Promise<Member> {
  const key = await foundOrganisationKey(holder.connection, organisation, holder);
  return { ...holder, keyring: { memberKey: holder.memberKey, organisationKeys: [key] } };
}

function fingerprintOf({ keyring }: Member): string {
  const [key] = keyring.organisationKeys;
  if (!key) throw new Error('no organisation key was granted');
  return key.fingerprint;
}

function read({ connection }: Person, submissionId: string): Promise<SubmissionResponse> {
  return connection.call(SubmissionResponse, `/submissions/${submissionId}`);
}

function assetOf(holder: string): RecordPayload['assets'][number] {
  return {
    reference: 'SPECIMEN-1',
    kind: 'account',
    description: 'Current account, specimen',
    identifiers: [{ scheme: 'IBAN', value: 'XA00 0000 0000 0000' }],
    titleHolder: holder,
    value: { amount: '184250.75', currency: 'EUR', on: '2026-10-01' },
  };
}

function specimensOf(
  { holder, fileNames }: { holder: string; fileNames: readonly string[] },
  imageSize: number,
): Specimen[] {
  const [pdf = '', csv = '', image = ''] = fileNames;
  return [
    specimenPdf(pdf, ['SPECIMEN - NOT A REAL DOCUMENT', `Account statement of ${holder}`]),
    specimenSpreadsheet(csv, holder),
    specimenImage(image, imageSize),
  ];
}

async function download(person: Person, fileId: string, target: string): Promise<void> {
  const stream = await person.connection.stream(`/files/${fileId}/content`);
  await pipeline(
    Readable.fromWeb(stream as NodeReadableStream<Uint8Array>),
    createWriteStream(target),
  );
}

/** The grant of the organisation's current key, as a downloaded file. */
async function saveGrant(member: Member, target: string): Promise<void> {
  const { items } = await member.connection.call(KeyGrantPage, '/account/grants');
  const grant = items.find(({ fingerprint }) => fingerprint === fingerprintOf(member));
  if (!grant) throw new Error('no grant');
  await writeFile(target, grant.armoredMessage);
}

async function openOffline(member: Member, file: FileResponse, folder: string, signer: Member) {
  await mkdir(folder);
  const path = (name: string) => join(folder, name);
  await download(member, file.id, path('file.pgp'));
  await saveGrant(member, path('grant.pgp'));
  await writeFile(path('key.asc'), member.armoredLockedPrivateKey);
  await writeFile(path('passphrase'), member.passphrase, { mode: 0o600 });
  await writeFile(path('manifest.json'), file.signature?.manifest ?? '');
  await writeFile(path('manifest.sig'), file.signature?.armoredSignature ?? '');
  await writeFile(path('signer.asc'), signer.memberKey.armoredPublicKey);
  await writeFile(path('self.asc'), member.memberKey.armoredPublicKey);
  const { stderr } = await run(
    join(root, 'scripts/open-file'),
    [
      path('file.pgp'),
      ...['--key', path('key.asc'), '--passphrase-file', path('passphrase')],
      ...['--grant', path('grant.pgp'), '--organisation', fingerprintOf(member)],
      ...['--manifest', path('manifest.json'), '--signature', path('manifest.sig')],
      ...['--signer', path('signer.asc'), '--signer', path('self.asc')],
      ...['--output', path('opened')],
    ],
    { cwd: folder },
  );
  const { readFile } = await import('node:fs/promises');
  return { bytes: await readFile(path('opened')), said: stderr.trim().replaceAll('\n', ' ') };
}

/** SHA-256 of the file as gpg opens it, with nothing of ours but the exported key. */
async function openWithGnupg(member: Member, fileId: string, folder: string): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'gpg-'));
  await mkdir(folder);
  const gpg = (...args: string[]) =>
    run('gpg', ['--homedir', home, '--batch', '--yes', '--quiet', ...passphrase, ...args], {
      encoding: 'buffer',
      maxBuffer: 1 << 26,
    });
  const passphrase = [
    ...['--pinentry-mode', 'loopback'],
    ...['--passphrase-file', join(folder, 'passphrase')],
  ];
  try {
    await writeFile(join(folder, 'passphrase'), member.passphrase, { mode: 0o600 });
    const exported = await lockKey({
      key: member.memberKey,
      passphrase: member.passphrase,
      protection: 'gnupg',
    });
    await writeFile(join(folder, 'key.asc'), exported);
    await gpg('--import', join(folder, 'key.asc'));
    await saveGrant(member, join(folder, 'grant.pgp'));
    await gpg('--output', join(folder, 'organisation.asc'), '--decrypt', join(folder, 'grant.pgp'));
    await gpg('--import', join(folder, 'organisation.asc'));
    await download(member, fileId, join(folder, 'file.pgp'));
    const { stdout } = await gpg('--decrypt', join(folder, 'file.pgp'));
    return await digestOf(new Blob([new Uint8Array(stdout)]).stream());
  } finally {
    await run('gpgconf', ['--homedir', home, '--kill', 'all']).catch(() => undefined);
    await rm(home, { recursive: true, force: true });
  }
}

async function readLog(auditor: Person) {
  const entries: AccessLogPage['items'] = [];
  let cursor: number | undefined;
  do {
    const page: AccessLogPage = await auditor.connection.call(
      AccessLogPage,
      '/access-log/entries',
      {
        query: { limit: 100, cursor },
      },
    );
    entries.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return entries;
}
