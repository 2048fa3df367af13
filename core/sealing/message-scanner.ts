import {
  type BodyFacts,
  type BodyLimits,
  LEAST_BODY,
  PROLOGUE_LENGTH,
  readBodyFacts,
  requireLeastLength,
  requireWithinLimits,
} from './message-scanner-body.ts';
import {
  BODY_TAG,
  isPacketTag,
  MAX_HEADER_LENGTH,
  type PacketLength,
  readLength,
  readPacketLength,
  requireTag,
} from './message-scanner-header.ts';
import {
  parseKeyPacketBody,
  type ParsedKeyPacket,
  requireKeyPacketLength,
} from './message-scanner-key-packet.ts';
import { requireVersionsAgree } from './message-scanner-recipients.ts';
import { GateRefusal } from './message-scanner-refusal.ts';
import { createPlaintextSampler } from './message-scanner-sampler.ts';

export type { BodyFacts } from './message-scanner-body.ts';
export { parseKeyPacket, type ParsedKeyPacket } from './message-scanner-key-packet.ts';
export { type ExpectedRecipient, requireKeyPacketsMatch } from './message-scanner-recipients.ts';
export { GateRefusal, type GateRefusalCode, gateRefusalCodes } from './message-scanner-refusal.ts';

const ARMOR_START = '-----BEGIN PGP ';

/** RFC 9580 §4.2.1.4. */
const LEAST_FIRST_PARTIAL = 512;

export type ScanOptions = BodyLimits & {
  /** `body`: one encrypted-data packet alone. `message`: key packets, then one encrypted-data packet. */
  expect: 'body' | 'message';
  maxKeyPackets: number;
};

export type ScanReport = {
  /** Octets of the whole input. */
  size: number;
  /** Octets before the encrypted-data packet. */
  headLength: number;
  body: BodyFacts;
  keyPackets: ParsedKeyPacket[];
};

export type MessageScanner = {
  /**
   * Takes the next octets, cut anywhere, and returns the view of those that belong to the encrypted-data
   * packet (its header included). Throws GateRefusal, then again on every later call.
   */
  push: (chunk: Uint8Array) => Uint8Array;
  /** Says that the input has ended; may be asked again. Throws GateRefusal: then nothing may be kept. */
  finish: () => ScanReport;
};

/**
 * Checks the structure of an OpenPGP message (RFC 9580) in one pass without decrypting. It holds at most the
 * key packets and 36 octets of the body; the rest is skipped by arithmetic.
 */
export function createMessageScanner(options: ScanOptions): MessageScanner {
  return new Scanner(options);
}

/**
 * Passes on the octets of the encrypted-data packet while they are scanned, and ends only when the whole input
 * was accepted: `scanner.finish()` then has the report. When this throws, what was written must be thrown away.
 */
export async function* scanBody(
  source: AsyncIterable<Uint8Array>,
  scanner: MessageScanner,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of source) {
    const bodyOctets = scanner.push(chunk);
    if (bodyOctets.length > 0) yield bodyOctets;
  }
  scanner.finish();
}

type Stage = 'armor' | 'tag' | 'length' | 'key-packet' | 'prologue' | 'content' | 'end';

class Scanner implements MessageScanner {
  readonly #options: ScanOptions;
  readonly #header = new Uint8Array(MAX_HEADER_LENGTH);
  readonly #prologue = new Uint8Array(PROLOGUE_LENGTH);
  readonly #sampler = createPlaintextSampler();
  readonly #keyPackets: ParsedKeyPacket[] = [];
  #stage: Stage = 'tag';
  #size = 0;
  #headLength: number | undefined;
  #headerFill = 0;
  #packet = new Uint8Array();
  #packetFill = 0;
  #prologueFill = 0;
  #remaining = 0;
  #isPartial = false;
  #body: BodyFacts | undefined;
  #report: ScanReport | undefined;
  #refusal: GateRefusal | undefined;

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  push(chunk: Uint8Array): Uint8Array {
    return this.#guard(() => {
      const before = this.#size;
      this.#scan(chunk);
      const bodyStart = this.#headLength ?? this.#size;
      return chunk.subarray(Math.max(0, bodyStart - before));
    });
  }

  finish(): ScanReport {
    return this.#guard(() => (this.#report ??= this.#conclude()));
  }

  /** A refusal is final: no later octet can make the message acceptable. */
  #guard<Result>(step: () => Result): Result {
    if (this.#refusal !== undefined) throw this.#refusal;
    try {
      return step();
    } catch (error) {
      if (error instanceof GateRefusal) this.#refusal = error;
      throw error;
    }
  }

  #conclude(): ScanReport {
    if (this.#size === 0) throw new GateRefusal('empty');
    if (this.#stage === 'armor') throw new GateRefusal('not-openpgp');
    if (this.#stage !== 'end' || this.#body === undefined || this.#headLength === undefined) {
      throw new GateRefusal('truncated');
    }
    this.#sampler.finish();
    return {
      size: this.#size,
      headLength: this.#headLength,
      body: this.#body,
      keyPackets: this.#keyPackets,
    };
  }

  #scan(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#stage === 'content' || this.#stage === 'key-packet') {
        const end = Math.min(chunk.length, at + this.#remaining);
        this.#takeRun(chunk, at, end);
        at = end;
      } else {
        this.#size += 1;
        this.#takeOctet(chunk[at] ?? 0);
        at += 1;
      }
    }
  }

  #takeRun(chunk: Uint8Array, from: number, to: number): void {
    this.#size += to - from;
    this.#remaining -= to - from;
    if (this.#stage === 'content') {
      this.#sampler.push(chunk, from, to);
      this.#endOfContent();
    } else {
      this.#packet.set(chunk.subarray(from, to), this.#packetFill);
      this.#packetFill += to - from;
      this.#endOfKeyPacket();
    }
  }

  #takeOctet(octet: number): void {
    switch (this.#stage) {
      case 'armor':
        this.#takeArmor(octet);
        break;
      case 'tag':
        this.#takeTag(octet);
        break;
      case 'length':
        this.#takeLength(octet);
        break;
      case 'prologue':
        this.#takePrologue(octet);
        break;
      case 'end':
        throw new GateRefusal('trailing-data');
      case 'content':
      case 'key-packet':
        throw new Error('Octets of this stage are taken in runs');
    }
  }

  #takeArmor(octet: number): void {
    if (octet !== ARMOR_START.charCodeAt(this.#size - 1)) throw new GateRefusal('not-openpgp');
    if (this.#size === ARMOR_START.length) throw new GateRefusal('armored');
  }

  #takeTag(octet: number): void {
    if (this.#size === 1 && !isPacketTag(octet)) {
      this.#stage = 'armor';
      this.#takeArmor(octet);
      return;
    }
    if (requireTag(octet) === BODY_TAG) this.#startBody();
    else this.#startKeyPacket();
    this.#header[0] = octet;
    this.#headerFill = 1;
    this.#stage = 'length';
    // An old-format tag may already say that no length follows.
    readPacketLength(this.#header, this.#headerFill);
  }

  #startBody(): void {
    if (this.#options.expect === 'message' && this.#keyPackets.length === 0) {
      throw new GateRefusal('no-key-packet');
    }
    this.#headLength = this.#size - 1;
  }

  #startKeyPacket(): void {
    if (this.#options.expect === 'body') throw new GateRefusal('unexpected-key-packet');
    if (this.#keyPackets.length >= this.#options.maxKeyPackets) {
      throw new GateRefusal('too-many-key-packets');
    }
  }

  #takeLength(octet: number): void {
    this.#header[this.#headerFill] = octet;
    this.#headerFill += 1;
    const isContinued = this.#body !== undefined;
    const length = isContinued
      ? readLength(this.#header, 0, this.#headerFill)
      : readPacketLength(this.#header, this.#headerFill);
    if (length === undefined) return;
    this.#remaining = length.octets;
    this.#isPartial = length.isPartial;
    if (isContinued) this.#continueBody();
    else if (this.#headLength === undefined) this.#prepareKeyPacket(length);
    else this.#prepareBody(length);
  }

  #prepareKeyPacket({ octets, isPartial }: PacketLength): void {
    requireKeyPacketLength(octets, isPartial);
    this.#packet = new Uint8Array(this.#headerFill + octets);
    this.#packet.set(this.#header.subarray(0, this.#headerFill));
    this.#packetFill = this.#headerFill;
    this.#stage = 'key-packet';
    this.#endOfKeyPacket();
  }

  #endOfKeyPacket(): void {
    if (this.#remaining > 0) return;
    this.#keyPackets.push(parseKeyPacketBody(this.#packet, this.#headerFill));
    this.#stage = 'tag';
  }

  #prepareBody({ octets, isPartial }: PacketLength): void {
    if (isPartial && octets < LEAST_FIRST_PARTIAL) throw new GateRefusal('bad-partial-length');
    if (octets < LEAST_BODY) throw new GateRefusal('body-too-small');
    this.#requireWithinLimit();
    this.#stage = 'prologue';
  }

  #continueBody(): void {
    this.#requireWithinLimit();
    this.#stage = 'content';
    this.#endOfContent();
  }

  #endOfContent(): void {
    if (this.#remaining > 0) return;
    this.#stage = this.#isPartial ? 'length' : 'end';
    this.#headerFill = 0;
  }

  /** Judged on what the packet announces, so that a false announcement costs nothing to refuse. */
  #requireWithinLimit(): void {
    const announced = this.#size - (this.#headLength ?? 0) + this.#remaining;
    // After a partial length comes at least one more octet of length.
    const least = this.#isPartial ? announced + 1 : announced;
    requireWithinLimits(least, this.#body, this.#options);
  }

  #takePrologue(octet: number): void {
    this.#prologue[this.#prologueFill] = octet;
    this.#prologueFill += 1;
    this.#remaining -= 1;
    this.#body = readBodyFacts(this.#prologue, this.#prologueFill);
    if (this.#body === undefined) return;
    requireVersionsAgree(this.#body.version, this.#keyPackets);
    requireLeastLength(this.#body, this.#prologueFill + this.#remaining);
    this.#requireWithinLimit();
    this.#stage = 'content';
    this.#endOfContent();
  }
}
