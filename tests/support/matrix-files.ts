import { createHash } from 'node:crypto';
import type { FileResponse } from '../../core/contracts/files.ts';
import { PART_SIZE } from '../../core/contracts/limits.ts';
import { depositFile, shareFile, type RecipientOrganisation } from '../../core/exchange/index.ts';
import {
  createManifest,
  sealFile,
  shareWith,
  signShareStatement,
  signText,
} from '../../core/sealing/index.ts';
import type { Exchange } from './exchange.ts';
import type { Act } from './matrix-act.ts';
import { connectionOf } from './matrix-connection.ts';
import { expectStatus } from './matrix-people.ts';
import { drained, streamOfBytes, utf8 } from './sealing.ts';
import type { TestPortal } from './test-portal.ts';

type Begun = { readonly id: string; readonly version: number };
type Sealed = Awaited<ReturnType<typeof seal>>;

const text = utf8('Account statements, page 1.');

async function seal(recipients: readonly RecipientOrganisation[]) {
  const sealed = await sealFile({
    plaintext: streamOfBytes(text),
    recipients,
    format: 'default',
  });
  const body = await drained(sealed.body);
  const keyPackets = sealed.keyPackets.map(({ keyPacket }, at) => ({
    organisationId: recipients[at]?.organisationId ?? '',
    keyPacket: Buffer.from(keyPacket).toString('base64'),
  }));
  const octets = Buffer.concat([...sealed.keyPackets.map(({ keyPacket }) => keyPacket), body]);
  return { body, keyPackets, seipd: sealed.seipd, message: octets };
}

/** What the sender's browser does with files, one request at a time. */
export function createMatrixFiles(portal: TestPortal, exchange: Exchange) {
  const { expert, focalPoint, reviewer, receivingFocalPoint } = exchange.actors;
  const readers = [focalPoint, reviewer, receivingFocalPoint].map((each) => each.organisationId);
  const recipients = readers.map(recipientOf);

  function recipientOf(organisationId: string): RecipientOrganisation {
    const { armoredPublicKey, fingerprint } = exchange.organisationKeyOf(organisationId);
    return { organisationId, armoredPublicKey, fingerprint, readsSeipd2: true };
  }

  function deposited(submissionId: string): Promise<FileResponse> {
    return depositFile(connectionOf(expert, portal), {
      folder: { type: 'submission', id: submissionId },
      source: {
        name: 'statements.txt',
        mediaType: 'text/plain',
        size: text.length,
        plaintext: streamOfBytes(text),
      },
      recipients,
      signingKey: exchange.keyOf(expert).key,
    });
  }

  async function begun(submissionId: string, sealed: Sealed): Promise<Begun> {
    const body = { maxSize: sealed.body.length, keyPackets: sealed.keyPackets };
    const path = `/submissions/${submissionId}/files`;
    return (await expectStatus(expert.post(path, body), 201)).body as Begun;
  }

  function part({ body }: Sealed) {
    const digest = createHash('sha256').update(body).digest('base64');
    return {
      type: 'application/octet-stream',
      octets: body,
      headers: { 'Content-Digest': `sha-256=:${digest}:` },
    };
  }

  async function signed(fileId: string, submissionId: string, { body, seipd }: Sealed) {
    const { key, fingerprint } = exchange.keyOf(expert);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const manifest = createManifest({
      fileId,
      submissionId,
      seipd,
      partSize: PART_SIZE,
      parts: [{ size: body.length, sha256 }],
      recipients: recipients.map((each) => each.fingerprint),
      uploader: fingerprint,
      createdAt: new Date(),
    });
    return { manifest, armoredSignature: await signText({ text: manifest, signingKey: key }) };
  }

  return {
    seal: (organisationIds: readonly string[] = readers) => seal(organisationIds.map(recipientOf)),
    multipart,
    deposited,
    begun,
    part,
    signed,

    /** Begun, with its only part there. */
    async arrived(submissionId: string, sealed: Sealed): Promise<Begun> {
      const file = await begun(submissionId, sealed);
      const { type, octets, headers } = part(sealed);
      await expectStatus(
        expert
          .request('put', `/files/${file.id}/parts/1`)
          .set('Content-Type', type)
          .set(headers)
          .send(Buffer.from(octets)),
        200,
      );
      return file;
    },

    /** A whole message, as another program would send it. */
    async whole(submissionId: string, { message }: Sealed): Promise<Begun> {
      const path = `/submissions/${submissionId}/files/deposits`;
      const request = expert.request('post', path).attach('message', message, 'message.pgp');
      return (await expectStatus(request, 201)).body as Begun;
    },

    shared(file: FileResponse, organisationId: string): Promise<FileResponse> {
      const { key } = exchange.organisationKeyOf(focalPoint.organisationId);
      return shareFile(connectionOf(focalPoint, portal), file.id, recipientOf(organisationId), {
        memberKey: exchange.keyOf(focalPoint).key,
        organisationKeys: [key],
      });
    },

    /** The body of the request by which the provider's focal point shares a file. */
    async share({ id, descriptor }: FileResponse, organisationId: string) {
      const known = await focalPoint.get(`/files/${id}`);
      const { keyPacket = '', seipd } = known.body as FileResponse;
      if (!seipd) throw new Error('a complete file expected');
      const organisationKey = exchange.organisationKeyOf(focalPoint.organisationId);
      const wrap = (packet: string) =>
        shareWith({
          keyPacket: Buffer.from(packet, 'base64'),
          seipd,
          decryptionKeys: [organisationKey.key],
          recipient: exchange.organisationKeyOf(organisationId),
        });
      const shared = await wrap(keyPacket);
      const forDescriptor = await wrap(descriptor?.keyPacket ?? '');
      return {
        organisationId,
        keyPacket: Buffer.from(shared.keyPacket).toString('base64'),
        descriptorKeyPacket: Buffer.from(forDescriptor.keyPacket).toString('base64'),
        ...(await signShareStatement({
          fileId: id,
          shared,
          signingKey: exchange.keyOf(focalPoint).key,
          at: new Date(),
        })),
      };
    },
  };
}

/** A whole message in one request, as another program would send it. */
function multipart({ message }: Sealed): NonNullable<Act['raw']> {
  const boundary = 'boundary';
  const octets = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="message"; filename="m.pgp"\r\n` +
        'Content-Type: application/pgp-encrypted\r\n\r\n',
    ),
    message,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { type: `multipart/form-data; boundary=${boundary}`, octets };
}
