import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import * as openpgp from 'openpgp';

import {
  type ExpectedRecipient,
  GateRefusal,
  requireKeyPacketsMatch,
} from '../../../../core/sealing/message-scanner.ts';
import { gateOutcome, refusalOf } from '../../../support/gate-outcome.ts';
import { bytes, pseudoRandomBytes } from '../../../support/openpgp-packets.ts';

const vectors = new URL('../../../vectors/gnupg-2.2/', import.meta.url);
const cv: ExpectedRecipient = {
  keyId: 'a2e2dd07013410ed',
  fingerprint: 'b9c54064704b2e9e8a9fc003a2e2dd07013410ed',
  version: 4,
  algorithm: 18,
  keyPacketLengths: { v3: 94, v6: 108 },
};
const rsa: ExpectedRecipient = {
  keyId: 'e8349e2891674b95',
  fingerprint: '86374b5813d9594dcf0770c5e8349e2891674b95',
  version: 4,
  algorithm: 1,
  keyPacketLengths: { v3: 396, v6: 410 },
};

function acceptWhole(message: Uint8Array, expected: ExpectedRecipient[]) {
  const outcome = gateOutcome('message', message, { chunkSizes: [1000] });
  if ('refusal' in outcome) throw new GateRefusal(outcome.refusal);
  const { body, keyPackets: packets } = outcome.report;
  requireKeyPacketsMatch({ bodyVersion: body.version, packets, expected });
  return outcome;
}

describe('messages made by GnuPG', () => {
  const read = (file: string) => new Uint8Array(readFileSync(new URL(file, vectors)));

  it.each([
    ['elgamal.pgp', 'key-packet-algorithm'],
    ['hidden-recipient.pgp', 'anonymous-recipient'],
    ['symmetric.pgp', 'password-encrypted'],
    ['symmetric-and-key.pgp', 'password-encrypted'],
    ['without-mdc.pgp', 'no-integrity-protection'],
    ['armored.asc', 'armored'],
    ['signed.pgp', 'compressed-plaintext'],
    ['stored.pgp', 'compressed-plaintext'],
    ['public-key.pgp', 'public-key'],
  ])('%s is refused as %s', (file, code) => {
    expect(refusalOf('message', read(file))).toBe(code);
  });

  it.each([
    ['fixed-length.pgp', [cv, rsa]],
    ['partial-lengths.pgp', [cv, rsa]],
    ['signed-and-compressed.pgp', [cv, rsa]],
    ['aes128.pgp', [cv]],
    ['aes192.pgp', [cv]],
    ['empty-file.pgp', [cv]],
  ])('%s is accepted for exactly its recipients', (file, recipients) => {
    const message = read(file);

    const { body, report } = acceptWhole(message, recipients);

    expect(report.body).toEqual({ version: 1 });
    expect(bytes(message.subarray(0, report.headLength), body)).toEqual(message);
    expect(refusalOf('body', body)).toBe('accepted');
    expect(() => acceptWhole(message, [])).toThrow(new GateRefusal('recipient-unexpected'));
  });
});

describe('messages made by OpenPGP.js', () => {
  const aead = { aeadProtect: true, aeadChunkSizeByte: 6 };

  async function makeKey(
    options: Pick<openpgp.KeyOptions, 'type' | 'curve' | 'rsaBits'>,
    config: openpgp.PartialConfig,
  ) {
    const userIDs = [{ name: 'test' }];
    const key = await openpgp.generateKey({ ...options, userIDs, config, format: 'object' });
    return key.publicKey;
  }

  async function recipientOf(
    publicKey: openpgp.PublicKey,
    algorithm: number,
    keyPacketLengths: ExpectedRecipient['keyPacketLengths'],
  ): Promise<ExpectedRecipient> {
    const subkey = await publicKey.getEncryptionKey();
    return {
      keyId: subkey.getKeyID().toHex(),
      fingerprint: subkey.getFingerprint(),
      version: subkey.keyPacket.version,
      algorithm,
      keyPacketLengths,
    };
  }

  /** Read as a stream, so that the library writes partial lengths. */
  async function encrypt(key: openpgp.PublicKey, size: number, config: openpgp.PartialConfig) {
    const plaintext = pseudoRandomBytes(size, size);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < size; at += 700) controller.enqueue(plaintext.subarray(at, at + 700));
        controller.close();
      },
    });
    const encrypted = await openpgp.encrypt({
      message: await openpgp.createMessage({ binary: stream }),
      encryptionKeys: key,
      format: 'binary',
      config,
    });
    const parts: Uint8Array[] = [];
    const reader = (encrypted as unknown as ReadableStream<Uint8Array>).getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
    }
    return bytes(...parts);
  }

  it.each([
    ['cv25519', 18, { type: 'ecc' }, { v3: 94, v6: 108 }],
    ['X25519', 25, { type: 'curve25519' }, { v3: 84, v6: 97 }],
    ['P-256', 18, { type: 'ecc', curve: 'nistP256' }, { v3: 126, v6: 140 }],
    ['RSA', 1, { type: 'rsa', rsaBits: 2048 }, { v3: 268, v6: 282 }],
  ] as const)(
    'are accepted for a %s key, in both formats',
    async (_, algorithm, options, lengths) => {
      for (const config of [{ aeadProtect: false }, aead]) {
        const key = await makeKey(options, config);
        const recipient = await recipientOf(key, algorithm, lengths);
        for (const size of [0, 1, 700, 40_000]) {
          const { report } = acceptWhole(await encrypt(key, size, config), [recipient]);

          expect(report.body.version).toBe(config.aeadProtect ? 2 : 1);
          expect(report.keyPackets).toHaveLength(1);
        }
      }
    },
  );

  it('are accepted for a version 6 key', async () => {
    const config = { ...aead, v6Keys: true };
    const key = await makeKey({ type: 'curve25519' }, config);
    const recipient = await recipientOf(key, 25, { v3: 84, v6: 109 });

    const { report } = acceptWhole(await encrypt(key, 5000, config), [recipient]);

    expect(report.body).toMatchObject({ version: 2, cipher: 9, aead: 3, chunkSizeByte: 6 });
  });
});
