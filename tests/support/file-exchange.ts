import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { BegunFile, FileResponse } from '../../core/contracts/files.ts';
import { PART_SIZE } from '../../core/contracts/limits.ts';
import type { OrganisationKeyPacket } from '../../core/contracts/sealed-content.ts';
import {
  createManifest,
  sealFile,
  signText,
  type ManifestFacts,
} from '../../core/sealing/index.ts';
import type { Actor } from './actors.ts';
import type { Exchange } from './exchange.ts';
import { cut, sha256 } from './file-stage.ts';
import { bytes } from './openpgp-packets.ts';
import { drained, streamOfBytes } from './sealing.ts';
import type { TestPortal } from './test-portal.ts';

export function contentDigest(octets: Uint8Array): string {
  return `sha-256=:${Buffer.from(sha256(octets), 'hex').toString('base64')}:`;
}

/** Files as a browser or a script sends and fetches them, over HTTP. */
export function createFileExchange(
  portal: TestPortal,
  exchange: Exchange,
  { folder = 'submission', to }: { folder?: 'submission' | 'request'; to?: string[] } = {},
) {
  const { actors, keyOf, organisationKeyOf, sealed } = exchange;
  const readers =
    to ??
    [actors.focalPoint, actors.reviewer, actors.receivingFocalPoint].map(
      ({ organisationId }) => organisationId,
    );

  async function keyPackets(to: readonly string[] = readers): Promise<OrganisationKeyPacket[]> {
    return (await sealed('', actors.expert, to)).keyPackets;
  }

  async function begin(submissionId: string, maxSize: number, packets?: OrganisationKeyPacket[]) {
    return actors.expert.post(`/${folder}s/${submissionId}/files`, {
      maxSize,
      keyPackets: packets ?? (await keyPackets()),
    });
  }

  async function begun(submissionId: string, maxSize: number, packets?: OrganisationKeyPacket[]) {
    const response = await begin(submissionId, maxSize, packets);
    if (response.status !== 201) throw new Error(response.text);
    return { ...BegunFile.parse(response.body), submissionId };
  }

  function put({ id }: { id: string }, n: number, part: Uint8Array, as: Actor = actors.expert) {
    return as
      .request('put', `/files/${id}/parts/${n}`)
      .set('Content-Type', 'application/octet-stream')
      .set('Content-Digest', contentDigest(part))
      .send(Buffer.from(part));
  }

  /** What the expert's browser signs. */
  async function signed(
    file: { id: string; submissionId: string },
    body: Uint8Array,
    wrong: Partial<ManifestFacts> = {},
  ) {
    const { key, fingerprint } = keyOf(actors.expert);
    const manifest = createManifest({
      fileId: file.id,
      submissionId: file.submissionId,
      seipd: { version: 2, cipher: 9, aead: 3, chunkSizeByte: 12 },
      partSize: PART_SIZE,
      parts: cut(body, PART_SIZE).map((part) => ({ size: part.length, sha256: sha256(part) })),
      recipients: readers.map((id) => organisationKeyOf(id).fingerprint),
      uploader: fingerprint,
      createdAt: new Date(),
      ...wrong,
    });
    return { manifest, armoredSignature: await signText({ text: manifest, signingKey: key }) };
  }

  async function complete(
    file: { id: string; version: number; submissionId: string },
    body: Uint8Array,
    wrong: Partial<ManifestFacts> = {},
  ) {
    return actors.expert
      .post(`/files/${file.id}/completion`, {
        ...(await signed(file, body, wrong)),
        descriptor: await sealed('a name', actors.expert, readers),
      })
      .set('If-Match', `"${file.version}"`);
  }

  async function completed(
    submissionId: string,
    body: Uint8Array,
    packets?: OrganisationKeyPacket[],
  ) {
    const file = await begun(submissionId, body.length, packets);
    for (const [index, part] of cut(body, PART_SIZE).entries()) {
      const response = await put(file, index + 1, part);
      if (response.status !== 200) throw new Error(response.text);
    }
    const response = await complete(file, body);
    if (response.status !== 200) throw new Error(response.text);
    return FileResponse.parse(response.body);
  }

  /** A body that opens, with the key packets that open it. */
  async function sealedFor(plaintext: Uint8Array, to: readonly string[] = readers) {
    const file = await sealFile({
      plaintext: streamOfBytes(plaintext),
      recipients: to.map((id) => organisationKeyOf(id)),
      format: 'default',
    });
    return {
      body: await drained(file.body),
      keyPackets: file.keyPackets.map(({ keyPacket }, at) => ({
        organisationId: to[at] ?? '',
        keyPacket: Buffer.from(keyPacket).toString('base64'),
      })),
    };
  }

  /** Everything that is kept of files: a refusal must leave it as it was. */
  async function kept() {
    const { database, dataDirectory } = portal;
    if (database.engine === 'mongodb') {
      const count = (name: string) => database.mongo.collection(name).countDocuments();
      const rows = await database.mongo.collection('storage_usage').find().toArray();
      return {
        objects: await count('sealed.files'),
        unfinished: await count('sealed.unfinished'),
        files: await count('sealed_files'),
        parts: await count('file_parts'),
        bytes: rows.reduce((sum, row) => sum + (row['bytes'] as number), 0),
      };
    }
    const one = (sql: string) => database.sqlite.prepare(sql).get()?.['n'] as number;
    const names = readdirSync(join(dataDirectory, 'sealed'), {
      recursive: true,
      withFileTypes: true,
    }).filter((entry) => entry.isFile());
    const isUnfinished = (entry: { parentPath: string }) => entry.parentPath.endsWith('tmp');
    return {
      objects: names.filter((entry) => !isUnfinished(entry)).length,
      unfinished: names.filter(isUnfinished).length,
      files: one('SELECT count(*) AS n FROM sealed_files'),
      parts: one('SELECT count(*) AS n FROM file_parts'),
      bytes: one('SELECT coalesce(sum(bytes), 0) AS n FROM storage_usage'),
    };
  }

  return {
    readers,
    keyPackets,
    begin,
    begun,
    put,
    signed,
    complete,
    completed,
    sealedFor,

    deposit(submissionId: string, message: Uint8Array, as: Actor = actors.expert) {
      return as
        .request('post', `/${folder}s/${submissionId}/files/deposits`)
        .attach('message', Buffer.from(message), 'ignored.pgp');
    },

    download(as: Actor, { id }: { id: string }, headers: Record<string, string> = {}) {
      return as
        .get(`/files/${id}/content`)
        .set(headers)
        .buffer(true)
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            done(null, Buffer.concat(chunks));
          });
        });
    },

    /** Sends the first half of a request's body and cuts the line once the server has had some of it. */
    async breakOff(path: string, method: string, headers: object, body: Uint8Array) {
      const { port } = portal.server.address() as AddressInfo;
      const { cookie, csrfToken } = actors.expert;
      const upload = httpRequest({
        port,
        method,
        path: `/api/v1${path}`,
        headers: {
          Origin: 'http://localhost:3000',
          Cookie: cookie,
          'X-CSRF-Token': csrfToken,
          'Content-Length': body.length,
          ...headers,
        },
      });
      const closed = new Promise((resolve) => upload.once('close', resolve));
      upload.on('error', () => undefined);
      await new Promise((resolve) => {
        upload.write(body.subarray(0, body.length / 2), resolve);
      });
      upload.destroy();
      await closed;
    },

    kept,

    /** Waits until requests whose line was cut have cleaned up behind themselves; the test's own limit ends it. */
    async settled(expected: { unfinished: number; files: number }): Promise<void> {
      for (;;) {
        const { unfinished, files } = await kept();
        if (unfinished <= expected.unfinished && files <= expected.files) return;
      }
    },
  };
}
export type FileExchange = ReturnType<typeof createFileExchange>;

/** A whole message, as another program writes it. */
export function messageOf(
  packets: readonly { readonly keyPacket: string }[],
  body: Uint8Array,
): Uint8Array {
  return bytes(...packets.map(({ keyPacket }) => Buffer.from(keyPacket, 'base64')), body);
}
