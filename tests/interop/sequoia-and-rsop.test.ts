import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createOrganisationKey,
  dearmor,
  inspectPublicKey,
  lockKey,
  openFile,
  sealFile,
  sealGrant,
  verifyBytes,
  type OrganisationKey,
  type SealingFormat,
} from '../../core/sealing/index.ts';
import {
  aSealedFile,
  bytesOf,
  drained,
  flipped,
  joined,
  streamOfBytes,
} from '../support/sealing.ts';
import { describeWith, openWorkshop, type Outcome, type Workshop } from './workshop.ts';

const plaintext = bytesOf(1_000_000);
const passphrase = 'correct horse battery staple';

/** The same acts in the words of each program; keys and certificates are paths. */
interface Program {
  makeKey: (shop: Workshop, name: string, version: 4 | 6) => Promise<Outcome>;
  certificateOf: (shop: Workshop, key: string) => Promise<Outcome>;
  encrypt: (shop: Workshop, certificate: string, content: Uint8Array) => Promise<Outcome>;
  decrypt: (shop: Workshop, key: string, message: Uint8Array) => Promise<Outcome>;
  sign: (shop: Workshop, key: string, content: Uint8Array) => Promise<Outcome>;
  verify: (
    shop: Workshop,
    certificate: string,
    signature: string,
    content: Uint8Array,
  ) => Promise<Outcome>;
}

const withoutState = ['--home', 'none'];

const sq: Program = {
  makeKey: (shop, name, version) =>
    shop.run('sq', [
      ...[
        ...withoutState,
        'key',
        'generate',
        '--own-key',
        '--userid',
        'Test',
        '--without-password',
      ],
      ...['--profile', version === 6 ? 'rfc9580' : 'rfc4880', '--output', shop.path(name)],
      ...['--rev-cert', shop.path(`${name}.rev`)],
    ]),
  certificateOf: (shop, key) =>
    shop.run('sq', [...withoutState, 'key', 'delete', '--cert-file', key, '--output', '-']),
  encrypt: (shop, certificate, content) =>
    shop.run(
      'sq',
      [...withoutState, 'encrypt', '--without-signature', '--binary', '--for-file', certificate],
      content,
    ),
  decrypt: (shop, key, message) =>
    shop.run('sq', [...withoutState, 'decrypt', '--recipient-file', key], message),
  sign: (shop, key, content) =>
    shop.run(
      'sq',
      [...withoutState, 'sign', '--signer-file', key, '--signature-file', '-', '-'],
      content,
    ),
  verify: (shop, certificate, signature, content) =>
    shop.run(
      'sq',
      [...withoutState, 'verify', '--signer-file', certificate, '--signature-file', signature, '-'],
      content,
    ),
};

const rsop: Program = {
  makeKey: async (shop, name, version) => {
    const profile = version === 6 ? 'rfc9580' : 'draft-koch-eddsa-for-openpgp-00';
    const made = await shop.run('rsop', ['generate-key', '--profile', profile, 'Test']);
    await shop.put(name, made.output);
    return made;
  },
  certificateOf: async (shop, key) => {
    const name = key.slice(key.lastIndexOf('/') + 1);
    return await shop.run('rsop', ['extract-cert'], await shop.read(name));
  },
  encrypt: (shop, certificate, content) =>
    shop.run('rsop', ['encrypt', '--no-armor', certificate], content),
  decrypt: (shop, key, message) => shop.run('rsop', ['decrypt', key], message),
  sign: (shop, key, content) => shop.run('rsop', ['sign', key], content),
  verify: (shop, certificate, signature, content) =>
    shop.run('rsop', ['verify', signature, certificate], content),
};

const programs = { sq, rsop };

for (const name of ['sq', 'rsop'] as const) {
  describeWith(name, (root) => {
    const program = programs[name];
    let shop: Workshop;
    let ours: OrganisationKey;
    let ourKey: string;
    let ourCertificate: string;
    beforeAll(async () => {
      shop = await openWorkshop(root);
      ours = await createOrganisationKey({ name: 'Organisation', gnupgCompatible: false });
      // A grant carries the key as another program reads it: armored, without a passphrase.
      const grant = await openGrantText(ours);
      ourKey = await shop.put('ours.key', grant);
      ourCertificate = await shop.put('ours.cert', ours.armoredPublicKey);
    });
    afterAll(async () => {
      await shop.close();
    });

    async function sealedToUs(format: SealingFormat) {
      const { keyPackets, body } = await sealFile({
        plaintext: streamOfBytes(plaintext),
        recipients: [ours],
        format,
      });
      return { keyPacket: keyPackets[0]?.keyPacket ?? new Uint8Array(), body: await drained(body) };
    }
    async function openedByUs(message: Uint8Array) {
      const file = await openFile({
        message: streamOfBytes(message),
        decryptionKeys: [ours.key],
        armoredVerificationKeys: [],
      });
      return await drained(file.plaintext);
    }

    it('refuses a file of ours that was altered', async () => {
      const { keyPacket, body } = await sealedToUs('default');

      const { code } = await program.decrypt(
        shop,
        ourKey,
        joined([keyPacket, flipped(body, 500_000)]),
      );

      expect(code).not.toBe(0);
    });

    it.each<SealingFormat>(['default', 'gnupg'])('opens a file of ours (%s)', async (format) => {
      const { keyPacket, body } = await sealedToUs(format);

      const { code, output } = await program.decrypt(shop, ourKey, joined([keyPacket, body]));

      expect(code).toBe(0);
      expect(Buffer.compare(output, plaintext)).toBe(0);
    });

    it('makes a message that we open', async () => {
      const { code, output } = await program.encrypt(shop, ourCertificate, plaintext);

      expect(code).toBe(0);
      expect(Buffer.compare(await openedByUs(output), plaintext)).toBe(0);
    });

    it('verifies our signature and refuses it over other bytes', async () => {
      const file = await aSealedFile({});
      const certificate = await shop.put('uploader.cert', file.uploader.armoredPublicKey);
      const signature = await shop.put('manifest.sig', file.armoredSignature);
      const manifest = new TextEncoder().encode(file.manifest);

      const good = await program.verify(shop, certificate, signature, manifest);
      const bad = await program.verify(shop, certificate, signature, flipped(manifest, 5));

      expect(good.code).toBe(0);
      expect(bad.code).not.toBe(0);
    });

    describe.each<4 | 6>([4, 6])('with its own version %i key', (version) => {
      let theirKey: string;
      let theirCertificate: string;
      beforeAll(async () => {
        const made = await program.makeKey(shop, `theirs-${version}.key`, version);
        expect(made.code).toBe(0);
        theirKey = shop.path(`theirs-${version}.key`);
        theirCertificate = (await program.certificateOf(shop, theirKey)).output.toString();
      });

      it('has a key that we accept and seal to', async () => {
        const facts = await inspectPublicKey({
          armoredPublicKey: theirCertificate,
          at: new Date(),
        });
        const { keyPackets, body } = await sealFile({
          plaintext: streamOfBytes(plaintext),
          recipients: [{ armoredPublicKey: theirCertificate }],
          format: facts.readsSeipd2 ? 'default' : 'gnupg',
        });
        const keyPacket = keyPackets[0]?.keyPacket ?? new Uint8Array();

        const { code, output } = await program.decrypt(
          shop,
          theirKey,
          joined([keyPacket, await drained(body)]),
        );

        expect(facts.version).toBe(version);
        expect(code).toBe(0);
        expect(Buffer.compare(output, plaintext)).toBe(0);
      });

      it('signs what we verify', async () => {
        const { code, output } = await program.sign(shop, theirKey, plaintext);

        const verdict = await verifyBytes({
          bytes: plaintext,
          armoredSignature: output.toString(),
          armoredVerificationKeys: [theirCertificate],
        });

        expect(code).toBe(0);
        expect(verdict.status).toBe('verified');
      });
    });
  });
}

/** The organisation's private key as the text of its grant. */
async function openGrantText(organisation: OrganisationKey): Promise<Uint8Array> {
  const reader = await createOrganisationKey({ name: 'Reader', gnupgCompatible: false });
  const grant = await sealGrant({
    organisationKey: organisation.key,
    recipientArmoredPublicKey: reader.armoredPublicKey,
    signingKey: reader.key,
  });
  const { plaintext: text } = await openFile({
    message: streamOfBytes(await dearmor(grant)),
    decryptionKeys: [reader.key],
    armoredVerificationKeys: [],
  });
  return await drained(text);
}

describeWith('sq', (root) => {
  it('reads a private key that we locked with Argon2', async () => {
    const shop = await openWorkshop(root);
    const { key, armoredPublicKey } = await createOrganisationKey({
      name: 'Locked',
      gnupgCompatible: false,
    });
    const locked = await shop.put(
      'locked.key',
      await lockKey({ key, passphrase, protection: 'argon2' }),
    );
    const secret = await shop.put('passphrase', passphrase);

    const { code, output } = await shop.run(
      'sq',
      [
        ...[...withoutState, '--password-file', secret, 'sign', '--signer-file', locked],
        ...['--signature-file', '-', '-'],
      ],
      plaintext,
    );
    const verdict = await verifyBytes({
      bytes: plaintext,
      armoredSignature: output.toString(),
      armoredVerificationKeys: [armoredPublicKey],
    });
    await shop.close();

    expect(code).toBe(0);
    expect(verdict.status).toBe('verified');
  });
});
