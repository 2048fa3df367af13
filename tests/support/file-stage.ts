import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { OrganisationKeyPacket } from '../../core/contracts/sealed-content.ts';
import {
  createManifest,
  inspectPublicKey,
  openFile,
  sealContent,
  sealFile,
  signText,
  type ManifestFacts,
  type OrganisationKey,
  type SealingFormat,
} from '../../core/sealing/index.ts';
import { createFileServices } from '../../server/features/files/files.ts';
import type { SealedFile } from '../../server/features/files/index.ts';
import { presentFile } from '../../server/features/files/present.ts';
import type { FileSubmission } from '../../server/features/files/surroundings.ts';
import { createGate, createShareGate } from '../../server/features/gate/index.ts';
import { openSqlite } from '../../server/platform/database/sqlite.ts';
import { createLogger } from '../../server/platform/logger.ts';
import type { Principal } from '../../server/platform/principal.ts';
import { createFolderStore } from '../../server/platform/storage/sealed-store.folder.ts';
import { openFileRepositories } from './file-repositories.ts';
import { bytes, fiveOctetLength } from './openpgp-packets.ts';
import { aKey, bytesOf, drained, streamOfBytes, utf8 } from './sealing.ts';

export const PART = 1024;
export const MAX_FILE = 64 * 1024;
export const QUOTA = 200 * 1024;

type Organisation = { readonly id: string; key: OrganisationKey };

/** A body of exactly that many octets that the gate accepts: no key opens it. */
export function aBody(size: number): Uint8Array {
  return bytes(0xc0 | 18, fiveOctetLength(size - 6), 2, 9, 3, 12, randomBytes(size - 10));
}

export function sha256(octets: Uint8Array | string): string {
  return createHash('sha256').update(octets).digest('hex');
}

export function cut(body: Uint8Array, partSize = PART): Uint8Array[] {
  return Array.from({ length: Math.ceil(body.length / partSize) }, (_, index) =>
    body.subarray(index * partSize, (index + 1) * partSize),
  );
}

/** Octets as a request brings them, in chunks; `failing` breaks off in the middle like a lost line. */
export async function* octets(body: Uint8Array, failing = false): AsyncGenerator<Uint8Array> {
  const end = failing ? Math.floor(body.length / 2) : body.length;
  for (let at = 0; at < end; at += 300) {
    await Promise.resolve();
    yield body.subarray(at, Math.min(at + 300, end));
  }
  if (failing) throw new Error('the line is lost');
}

/**
 * The services of the feature on an embedded database and a folder, with parts of 1 KiB; a State that sends, an
 * organ and a State that receive, a State that only takes part in the case, and one that does not.
 */
export async function createFileStage() {
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  const sqlite = openSqlite(':memory:');
  const repositories = await openFileRepositories({ database: { engine: 'sqlite', sqlite } });
  const store = createFolderStore({ folder });
  const organisation = async (): Promise<Organisation> => ({ id: uuid(), key: await aKey() });
  const organisations = {
    sender: await organisation(),
    organ: await organisation(),
    receiver: await organisation(),
    other: await organisation(),
    outsider: await organisation(),
  };
  const { sender, organ, receiver, other } = organisations;
  const courtCase = {
    id: uuid(),
    ownerOrganisationId: organ.id,
    participantOrganisationIds: [sender.id, receiver.id, other.id],
  };
  const submissions = new Map<string, FileSubmission>();
  const memberKeys = new Map<string, OrganisationKey>();
  const clock = { offset: 0 };
  const now = () => new Date(Date.now() + clock.offset);

  async function factsOf(key: OrganisationKey | undefined) {
    return key && inspectPublicKey({ armoredPublicKey: key.armoredPublicKey, at: new Date() });
  }
  async function person({ id }: Organisation): Promise<Principal> {
    const accountId = uuid();
    memberKeys.set(accountId, await aKey());
    return {
      accountId,
      organisationId: id,
      organisationKind: 'state',
      role: 'national-focal-point',
    };
  }
  const people = {
    sender: await person(sender),
    organ: await person(organ),
    receiver: await person(receiver),
    other: await person(other),
    outsider: await person(organisations.outsider),
  };

  const gate = createGate({
    keys: {
      currentOrganisationKey: (id) =>
        factsOf(Object.values(organisations).find((each) => each.id === id)?.key),
    },
  });
  const keys = { memberKey: (accountId: string) => factsOf(memberKeys.get(accountId)) };
  /** For whom the provider has granted the organ that it shares on whatever it holds. */
  const consented = new Set<string>();
  const consents = {
    isGranted: (asked: { askingOrganisationId: string; forOrganisationId: string }) =>
      Promise.resolve(
        asked.askingOrganisationId === organ.id && consented.has(asked.forOrganisationId),
      ),
  };
  const dependencies = {
    repositories,
    store,
    gate,
    shareGate: createShareGate({ gate, keys, consents }),
    keys,
    submissions: { findSubmission: (id: string) => Promise.resolve(submissions.get(id)) },
    cases: {
      findCase: (id: string) => Promise.resolve(id === courtCase.id ? courtCase : undefined),
    },
    maxFileBytes: MAX_FILE,
    organisationQuotaBytes: QUOTA,
    partSize: PART,
    clock: now,
    logger: createLogger('silent'),
  };
  const services = createFileServices(dependencies);
  const readers = [sender, organ, receiver];

  /** Key packets for these, of a session key that opens nothing. */
  async function keyPackets(
    to: readonly Organisation[] = readers,
  ): Promise<OrganisationKeyPacket[]> {
    return (await sealed('', to)).keyPackets;
  }

  async function sealed(
    text: string,
    to: readonly Organisation[] = readers,
    format: SealingFormat = 'default',
  ) {
    const content = await sealContent({
      plaintext: utf8(text),
      recipients: to.map(({ key }) => key),
      signingKey: sender.key.key,
      format,
    });
    return {
      body: Buffer.from(content.body).toString('base64'),
      keyPackets: content.keyPackets.map(({ keyPacket }, at) => ({
        organisationId: to[at]?.id ?? '',
        keyPacket: Buffer.from(keyPacket).toString('base64'),
      })),
    };
  }

  function aSubmission(state = 'draft', submittedAt?: string): FileSubmission {
    const submission: FileSubmission = {
      type: 'submission',
      id: randomUUID(),
      caseId: courtCase.id,
      state,
      senderOrganisationId: sender.id,
      recipientOrganisationIds: [organ.id, receiver.id],
      markings: {
        classification: 'confidential',
        handlingCondition: 'H1',
        sharingLimit: 'TLP:AMBER',
      },
      submittedAt,
    };
    submissions.set(submission.id, submission);
    return submission;
  }

  function submit({ id }: { id: string }): void {
    const submission = submissions.get(id);
    if (!submission) throw new Error('no such submission');
    submissions.set(id, { ...submission, state: 'submitted', submittedAt: now().toISOString() });
  }

  async function begun(maxSize: number, submission = aSubmission()) {
    return services.uploads.begin(people.sender, submission.id, {
      maxSize,
      keyPackets: await keyPackets(),
    });
  }

  function put(file: { id: string }, n: number, part: Uint8Array, wrong: object = {}) {
    return services.uploads.putPart(people.sender, file.id, n, {
      size: part.length,
      sha256: sha256(part),
      octets: octets(part),
      ...wrong,
    });
  }

  /** What the sender's browser signs, with whatever a test wants to be wrong about it. */
  async function signed(
    file: { id: string; submissionId: string },
    body: Uint8Array,
    wrong: Partial<ManifestFacts> & { signingKey?: OrganisationKey } = {},
  ) {
    const own = memberKeys.get(people.sender.accountId);
    if (!own) throw new Error('no such person');
    const { signingKey = own, ...facts } = wrong;
    const manifest = createManifest({
      fileId: file.id,
      submissionId: file.submissionId,
      seipd: { version: 2, cipher: 9, aead: 3, chunkSizeByte: 12 },
      partSize: PART,
      parts: cut(body).map((part) => ({ size: part.length, sha256: sha256(part) })),
      recipients: readers.map(({ key }) => key.fingerprint),
      uploader: own.fingerprint,
      createdAt: now(),
      ...facts,
    });
    return {
      manifest,
      armoredSignature: await signText({ text: manifest, signingKey: signingKey.key }),
    };
  }

  async function completed(body: Uint8Array, submission = aSubmission()) {
    const file = await begun(body.length, submission);
    for (const [index, part] of cut(body).entries()) await put(file, index + 1, part);
    return services.completions.complete(people.sender, file.id, file.version, {
      ...(await signed(file, body)),
      descriptor: await sealed('a name'),
    });
  }

  async function objectIds(): Promise<string[]> {
    const ids: string[] = [];
    for await (const { id } of store.list()) ids.push(id);
    return ids;
  }

  /** Everything that is kept of files: a refusal must leave it as it was. */
  async function kept() {
    const objects = await objectIds();
    const { files, parts, usage } = repositories;
    const rows = await usage.list();
    return {
      objects: objects.length,
      files: (await files.listUnfinished('9')).length,
      parts: (await parts.listFileIds()).length,
      bytes: rows.reduce((sum, row) => sum + row.bytes, 0),
      actsUnderWay: rows.reduce((sum, row) => sum + row.actsUnderWay.length, 0),
    };
  }

  async function downloaded(who: Principal, { id }: { id: string }): Promise<Buffer> {
    const message = await services.reading.getMessage(who, id);
    const chunks: Uint8Array[] = [];
    for await (const chunk of message.read({ start: 0, end: message.size })) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** A file whose plaintext its readers can open; `size` is of the plaintext. */
  async function completedForReal(size: number, submission = aSubmission()) {
    const { keyPackets: packets, body: stream } = await sealFile({
      plaintext: streamOfBytes(bytesOf(size)),
      recipients: readers.map(({ key }) => key),
      format: 'default',
    });
    const body = await drained(stream);
    const file = await services.uploads.begin(people.sender, submission.id, {
      maxSize: body.length + 100,
      keyPackets: packets.map(({ keyPacket }, at) => ({
        organisationId: readers[at]?.id ?? '',
        keyPacket: Buffer.from(keyPacket).toString('base64'),
      })),
    });
    for (const [index, part] of cut(body).entries()) await put(file, index + 1, part);
    const complete = await services.completions.complete(people.sender, file.id, 1, {
      ...(await signed(file, body)),
      descriptor: await sealed('a name'),
    });
    return { file: complete, body };
  }

  /** What somebody's download opens to with that organisation's key; throws unless it is what the uploader signed. */
  async function opened(who: Principal, { key }: Organisation, file: SealedFile): Promise<Buffer> {
    const { plaintext, verdict } = await openFile({
      message: streamOfBytes(await downloaded(who, file)),
      decryptionKeys: [key.key],
      armoredVerificationKeys: [memberKeys.get(file.uploaderAccountId)?.armoredPublicKey ?? ''],
      manifest: file.signature?.manifest ?? '',
      armoredSignature: file.signature?.armoredSignature ?? '',
    });
    const octetsOpened = await drained(plaintext);
    const { content, signature } = await verdict;
    if (content !== 'matches-manifest' || signature.status !== 'verified') {
      throw new Error('not what the uploader signed');
    }
    return Buffer.from(octetsOpened);
  }

  /** Whether that is what somebody downloads behind their own key packet. */
  async function download(who: Principal, file: { id: string }, body: Uint8Array) {
    return (await downloaded(who, file)).subarray(-body.length).equals(body);
  }

  return {
    ...services,
    dependencies,
    repositories,
    store,
    organisations,
    people,
    memberKeys,
    courtCase,
    submissions,
    consented,
    clock,
    now,
    keyPackets,
    sealed,
    aSubmission,
    submit,
    begun,
    put,
    signed,
    completed,
    completedForReal,
    opened,
    presented: presentFile,
    download,
    downloaded,
    objectIds,
    kept,
    close(): void {
      sqlite.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type FileStage = Awaited<ReturnType<typeof createFileStage>>;

export const nothing = { objects: 0, files: 0, parts: 0, bytes: 0, actsUnderWay: 0 };
