import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MemberPage, MemberResponse } from '../../core/contracts/accounts.ts';
import { FileResponse } from '../../core/contracts/files.ts';
import type { RecordContent } from '../../core/contracts/sealed-payloads.ts';
import {
  advance,
  decide,
  listFiles,
  openDepositedFile,
  openGrants,
  readSubmission,
  recipientsOf,
  rotateOrganisationKey,
  shareFile,
  writeRecord,
} from '../../core/exchange/index.ts';
import {
  createManifest,
  cutIntoParts,
  signText,
  type UnlockedKey,
} from '../../core/sealing/index.ts';
import { privateKeyOf } from '../../core/sealing/unlocked-key.ts';
import type { Person } from '../../scripts/demonstration/cast.ts';
import {
  admit,
  deposit,
  draft,
  found,
  openCase,
  recipientsAmong,
  withBackedUpKey,
  type Member,
} from './exchange-people.ts';
import { type ExchangePortal } from './exchange-portal.ts';
import { exchangeRequests, requestSecrets } from './blind-requests.ts';
import { drained, streamOfBytes, utf8 } from './sealing.ts';

const run = promisify(execFile);

/** What the exchange seals, and its portal must not know. */
export const secrets = {
  subject: 'Villa Meridian and the Kestrel accounts',
  narrative: 'Funds left the Kestrel account for a nominee two days after the warrant.',
  holder: 'Octavian Kestrel-Marsh',
  account: 'XA12 0044 7781 2260 0091',
  amount: '184250.75',
  remark: 'Please add the balance on the day of the warrant.',
  acceptance: 'Complete with the supplement of yesterday.',
  fileName: 'kestrel-statement.pdf',
  gnupgFileName: 'meridian-ledger.ods',
  content: 'the-beneficial-owner-is-not-the-one-registered',
  ...requestSecrets,
} as const;

const passphrases = ['lantern orchid cobalt 61 ferry', 'granite meadow whistle 27 anvil'] as const;
const client = { ip: '127.0.0.1', userAgent: 'Specimen-Browser/7.31 (Arcadia)' } as const;
const page = `${'line of an account statement\n'.repeat(400)}${secrets.content}\n`;

/** From invitations to an accepted submission, as members do it. Answers what the portal must not hold. */
export async function exchangeSecrets(portal: ExchangePortal) {
  const cookies = new Set<string>();
  portal.line.interfere = (request) => {
    request.headers['user-agent'] = client.userAgent;
    for (const cookie of request.headers.cookie?.split('; ') ?? []) cookies.add(cookie);
    return false;
  };
  const state = await portal.organisation('state');
  const focalPoint = await portal.join('national-focal-point', state);
  const author = await found(await withBackedUpKey(focalPoint, passphrases[0]), state);
  const leaver = await portal.colleagueOf(author, 'expert');
  const newcomer = await portal.join('expert', state);
  const expert = await admit(await withBackedUpKey(newcomer, passphrases[1]), author);
  const reviewer = await portal.founder('court-organ');
  const third = await portal.founder('state');
  const auditor = await portal.join('auditor', await portal.organisation('court-organ'));
  const courtCase = await openCase(reviewer, [author, third]);

  const submission = await draft(expert, courtCase.id, [reviewer]);
  const recipients = await recipientsAmong(expert, [expert, reviewer]);
  const sealing = { recipients, signingKey: expert.memberKey };
  const written = await writeRecord(expert.connection, submission, record, sealing);
  const name = secrets.fileName;
  const sealed = await deposit(expert, [reviewer], submission.id, utf8(page), { name });
  const deposited = await depositFromGnupg(expert, reviewer, submission.id);
  const submitted = await advance(expert.connection, 'submit', written);

  await advance(reviewer.connection, 'take-up', submitted);
  await open(reviewer, [sealed.id, deposited.id]);
  await review(reviewer, expert, submission.id, 'returned', secrets.remark);
  await share(author, third, sealed.id);
  await exchangeRequests({ court: reviewer, state: author, third, caseId: courtCase.id });
  const rotated = await replaceKey(author, leaver, expert);
  const returned = await readSubmission(expert.connection, submission.id);
  await advance(expert.connection, 'submit', returned);
  const again = await readSubmission(reviewer.connection, submission.id);
  await advance(reviewer.connection, 'take-up', again);
  const remaining = await openGrants(expert.connection, expert.memberKey);
  const reading = { ...expert, keyring: remaining.keyring };
  await review(reviewer, reading, submission.id, 'accepted', secrets.acceptance);
  await auditor.connection.command('/session', { method: 'DELETE' });

  const members = [author, leaver, expert, reviewer, third];
  const people: readonly Person[] = [...portal.administrators, ...members, auditor];
  const keys = new Map([...members.flatMap(keysOf), rotated].map((key) => [key.fingerprint, key]));
  return {
    caseReference: courtCase.reference,
    passphrases,
    backups: passphrases.length,
    passwords: people.map(({ password }) => password),
    secondFactors: people.map(
      ({ secondFactorUri }) => new URL(secondFactorUri).searchParams.get('secret') ?? '',
    ),
    invitationTokens: portal.tokens,
    ...sessionsOf([...cookies]),
    names: people.map((person) => person.name),
    emails: people.map(({ email }) => email),
    client,
    secretNumbers: [...keys.values()].flatMap(secretNumbersOf),
  };
}
export type ExchangedSecrets = Awaited<ReturnType<typeof exchangeSecrets>>;

const record: RecordContent = {
  subject: secrets.subject,
  narrative: secrets.narrative,
  measure: 'trace',
  assets: [
    {
      reference: 'SPECIMEN-1',
      kind: 'account',
      state: 'identified',
      description: 'Current account, specimen',
      identifiers: [{ scheme: 'iban', value: secrets.account }],
      titleHolder: secrets.holder,
      value: { amount: secrets.amount, currency: 'EUR', on: '2026-10-01' },
    },
  ],
};

/** A message that GnuPG made, sent under its own name in one request, and then signed for. */
async function depositFromGnupg(
  author: Member,
  reader: Member,
  submissionId: string,
): Promise<FileResponse> {
  const message = await encryptedByGnupg([author, reader]);
  const form = new FormData();
  form.append('message', new Blob([message]), `${secrets.gnupgFileName}.gpg`);
  const { connection, memberKey } = author;
  const path = `/submissions/${submissionId}/files/deposits`;
  const raw = { body: form, headers: {} };
  const file = await connection.call(FileResponse, path, { method: 'POST', raw });
  const parts: { size: number; sha256: string }[] = [];
  const body = streamOfBytes(message.subarray(-file.size));
  for await (const { bytes, sha256 } of cutIntoParts(body, file.partSize)) {
    parts.push({ size: bytes.length, sha256 });
  }
  const manifest = createManifest({
    fileId: file.id,
    submissionId,
    seipd: { version: 1 },
    partSize: file.partSize,
    parts,
    recipients: file.sealedTo.map(({ fingerprint }) => fingerprint),
    uploader: memberKey.fingerprint,
    createdAt: new Date(),
  });
  return connection.call(FileResponse, `/files/${file.id}/manifest`, {
    method: 'PUT',
    version: file.version,
    body: { manifest, armoredSignature: await signText({ text: manifest, signingKey: memberKey }) },
  });
}

async function encryptedByGnupg(readers: readonly Member[]): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'gpg-'));
  const gpg = (...args: string[]) =>
    run('gpg', ['--homedir', folder, '--batch', '--quiet', '--trust-model', 'always', ...args]);
  try {
    const recipients: string[] = [];
    for (const { keyring, accountId } of readers) {
      const [key] = keyring.organisationKeys;
      if (!key) throw new Error('holds no key of the organisation');
      await writeFile(join(folder, accountId), key.armoredPublicKey);
      await gpg('--import', join(folder, accountId));
      recipients.push('--recipient', key.fingerprint);
    }
    const file = join(folder, secrets.gnupgFileName);
    await writeFile(file, page);
    await gpg('--compress-level', '0', ...recipients, '--encrypt', file);
    return new Uint8Array(await readFile(`${file}.gpg`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function open(reader: Member, fileIds: readonly string[]): Promise<void> {
  for (const id of fileIds) {
    const { plaintext } = await openDepositedFile(reader.connection, id, reader.keyring);
    const text = new TextDecoder().decode(await drained(plaintext));
    if (text !== page) throw new Error('the file is not what was sealed');
  }
}

async function review(
  reviewer: Member,
  author: Member,
  submissionId: string,
  outcome: 'returned' | 'accepted',
  remark: string,
): Promise<void> {
  const seen = {
    submission: await readSubmission(reviewer.connection, submissionId),
    files: await listFiles(reviewer.connection, { type: 'submission', id: submissionId }),
  };
  const recipients = await recipientsAmong(reviewer, [reviewer, author]);
  const sealing = { recipients, signingKey: reviewer.memberKey };
  await decide(reviewer.connection, seen, { outcome, remark }, sealing);
}

async function share(author: Member, reader: Member, fileId: string): Promise<void> {
  const [recipient] = await recipientsAmong(author, [reader]);
  if (!recipient) throw new Error('the organisation has no key');
  await shareFile(author.connection, fileId, recipient, author.keyring);
}

/** A member leaves, and the organisation's key is replaced. */
async function replaceKey(author: Member, leaver: Member, remaining: Member): Promise<UnlockedKey> {
  const { connection, memberKey, organisation, keyring } = author;
  const query = { organisationId: organisation.id };
  const { items } = await connection.call(MemberPage, '/members', { query });
  const version = items.find(({ id }) => id === leaver.accountId)?.version ?? 0;
  const path = `/members/${leaver.accountId}`;
  await connection.call(MemberResponse, path, { method: 'DELETE', version });
  const [currentKey] = keyring.organisationKeys;
  if (!currentKey) throw new Error('holds no key of the organisation');
  const colleagues = [author, remaining].map((member) => ({
    accountId: member.accountId,
    comparedFingerprint: member.memberKey.fingerprint,
  }));
  const keys = { memberKey, currentKey };
  const next = await rotateOrganisationKey(connection, organisation, keys, colleagues);
  await recipientsOf(connection, new Map([[organisation.id, next.fingerprint]]));
  return next;
}

function keysOf({ memberKey, keyring }: Member): UnlockedKey[] {
  return [memberKey, ...keyring.organisationKeys];
}

/** The numbers that a key is made of, of its primary key and of its subkey. */
function secretNumbersOf(key: UnlockedKey): Buffer[] {
  return privateKeyOf(key)
    .getKeys()
    .flatMap(({ keyPacket }) => {
      const numbers = 'privateParams' in keyPacket ? keyPacket.privateParams : undefined;
      return Object.values(numbers ?? {}).flatMap((number) =>
        number instanceof Uint8Array ? [Buffer.from(number)] : [],
      );
    });
}

/** A cookie is `name=s:identifier.signature`, percent-encoded. */
function sessionsOf(cookies: readonly string[]) {
  const signed = cookies.map((cookie) =>
    decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)).slice(2),
  );
  const parts = signed.filter((value) => value !== '').map((value) => value.split('.'));
  return {
    sessionIds: parts.map(([id = '']) => id),
    cookieSignatures: parts.map(([, signature = '']) => signature),
  };
}
