import { createHash } from 'node:crypto';
import { MAX_RECIPIENTS, MAX_SEALED_CONTENT } from '../../../core/contracts/limits.ts';
import type {
  OpenableContent,
  OrganisationKeyPacket,
  SealedContent,
} from '../../../core/contracts/sealed-content.ts';
import {
  createMessageScanner,
  parseKeyPacket,
  requireKeyPacketsMatch,
  type ExpectedRecipient,
  type ParsedKeyPacket,
} from '../../../core/sealing/index.ts';
import { AppError } from '../../platform/errors.ts';
import { asProblem } from './gate-problems.ts';

/** What the gate needs of the feature `keys`. */
export type RecipientKeys = {
  currentOrganisationKey(organisationId: string): Promise<
    | {
        readonly fingerprint: string;
        readonly encryptionKey: ExpectedRecipient;
        readonly readsSeipd2: boolean;
      }
    | undefined
  >;
};

/** By which one organisation opens; `fingerprint` is of the primary key it had, `keyPacket` is base64. */
export type StoredKeyPacket = {
  readonly organisationId: string;
  readonly fingerprint: string;
  readonly keyPacket: string;
};

/** Small sealed content as it is kept: `body` is one encrypted-data packet in base64. */
export type StoredContent = {
  readonly body: string;
  readonly keyPackets: readonly StoredKeyPacket[];
};

type BodyVersion = 1 | 2;
type Recipient = {
  readonly organisationId: string;
  readonly fingerprint: string;
  readonly encryptionKey: ExpectedRecipient;
};

const contentLimits = {
  maxBodyBytes: MAX_SEALED_CONTENT,
  maxGnupgBodyBytes: MAX_SEALED_CONTENT,
  maxOcbBodyBytes: MAX_SEALED_CONTENT,
  maxKeyPackets: MAX_RECIPIENTS,
};

/**
 * What the server can know of sealed content without being able to read it: that it is one OpenPGP
 * encrypted-data packet with integrity protection, and that its key packets name the current keys of exactly
 * the given organisations. Every method rejects with the problem of its refusal.
 */
export function createGate({ keys }: { readonly keys: RecipientKeys }) {
  async function recipientOf(organisationId: string, version: BodyVersion): Promise<Recipient> {
    const key = await keys.currentOrganisationKey(organisationId);
    const issues = [{ path: 'recipients', message: organisationId }];
    if (!key) throw new AppError('RECIPIENT_HAS_NO_KEY', { issues });
    if (version === 2 && !key.readsSeipd2) {
      throw new AppError('RECIPIENT_CANNOT_READ_FORMAT', { issues });
    }
    const { fingerprint, encryptionKey } = key;
    return { organisationId, fingerprint, encryptionKey };
  }

  /** Gives each packet to the organisation whose key it names; the packets are for exactly these organisations. */
  async function assignKeyPackets({
    bodyVersion,
    packets,
    organisationIds,
  }: {
    readonly bodyVersion: BodyVersion;
    readonly packets: readonly ParsedKeyPacket[];
    readonly organisationIds: readonly string[];
  }): Promise<StoredKeyPacket[]> {
    const recipients = await Promise.all(organisationIds.map((id) => recipientOf(id, bodyVersion)));
    const expected = recipients.map(({ encryptionKey }) => encryptionKey);
    refusing(() => {
      requireKeyPacketsMatch({ bodyVersion, packets, expected });
    });
    return packets.map((packet) => stored(packet, ownerOf(packet, recipients)));
  }

  /** As above, for packets that come with the name of their organisation: each must bear its own. */
  async function matchKeyPackets({
    bodyVersion,
    keyPackets,
    organisationIds,
  }: {
    readonly bodyVersion: BodyVersion;
    readonly keyPackets: readonly OrganisationKeyPacket[];
    readonly organisationIds: readonly string[];
  }): Promise<StoredKeyPacket[]> {
    const packets = refusing(() => keyPackets.map(({ keyPacket }) => parsed(keyPacket)));
    const assigned = await assignKeyPackets({ bodyVersion, packets, organisationIds });
    if (
      assigned.some(({ organisationId }, at) => organisationId !== keyPackets[at]?.organisationId)
    ) {
      throw new AppError('SEALED_RECIPIENT_UNEXPECTED');
    }
    return assigned;
  }

  return {
    assignKeyPackets,
    matchKeyPackets,
    /** A record, remark or descriptor: its body as well as its key packets. */
    async checkContent(
      content: SealedContent,
      organisationIds: readonly string[],
    ): Promise<StoredContent> {
      const bodyVersion = refusing(() => versionOfBody(Buffer.from(content.body, 'base64')));
      const keyPackets = await matchKeyPackets({
        bodyVersion,
        keyPackets: content.keyPackets,
        organisationIds,
      });
      return { body: content.body, keyPackets };
    },
  };
}
export type Gate = ReturnType<typeof createGate>;

/** The content with the key packet of that organisation and no other; undefined where it has none. */
export function openableBy(
  content: StoredContent,
  organisationId: string,
): OpenableContent | undefined {
  const own = content.keyPackets.find((packet) => packet.organisationId === organisationId);
  if (!own) return undefined;
  return { body: content.body, keyPacket: own.keyPacket, sealedTo: sealedTo(content.keyPackets) };
}

/** To whom something is sealed, without the key packets themselves. */
export function sealedTo(keyPackets: readonly StoredKeyPacket[]) {
  return keyPackets.map(({ organisationId, fingerprint }) => ({ organisationId, fingerprint }));
}

/** Of the body's octets, in lowercase hexadecimal. */
export function sha256OfBody({ body }: Pick<StoredContent, 'body'>): string {
  return createHash('sha256').update(Buffer.from(body, 'base64')).digest('hex');
}

/** The body version that a key packet belongs to (RFC 9580 section 10.3.2.1). */
export function bodyVersionOf(keyPacket: string): BodyVersion {
  return refusing(() => (parsed(keyPacket).version === 3 ? 1 : 2));
}

function parsed(keyPacket: string): ParsedKeyPacket {
  return parseKeyPacket(Buffer.from(keyPacket, 'base64'));
}

function versionOfBody(body: Uint8Array): BodyVersion {
  const scanner = createMessageScanner({ expect: 'body', ...contentLimits });
  scanner.push(body);
  return scanner.finish().body.version;
}

/** Called for packets that matched the recipients as a whole, so that one of them is always found. */
function ownerOf(packet: ParsedKeyPacket, recipients: readonly Recipient[]): Recipient {
  const owner = recipients.find(({ encryptionKey }) =>
    packet.version === 3
      ? packet.keyId === encryptionKey.keyId
      : packet.fingerprint === encryptionKey.fingerprint,
  );
  if (!owner) throw new AppError('SEALED_RECIPIENT_UNEXPECTED');
  return owner;
}

function stored(packet: ParsedKeyPacket, { organisationId, fingerprint }: Recipient) {
  const keyPacket = Buffer.from(packet.packetBytes).toString('base64');
  return { organisationId, fingerprint, keyPacket };
}

function refusing<Result>(step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    throw asProblem(error);
  }
}
