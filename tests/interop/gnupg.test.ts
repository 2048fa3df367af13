import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  createMemberKey,
  createMessageScanner,
  createOrganisationKey,
  dearmor,
  inspectPublicKey,
  lockKey,
  openFile,
  sealGrant,
  shareWith,
  unlockKey,
  verifyBytes,
  verifyManifest,
  type OrganisationKey,
  type UnlockedKey,
} from '../../core/sealing/index.ts';
import {
  aKey,
  aSealedFile,
  bytesOf,
  drained,
  flipped,
  joined,
  streamOfBytes,
  testKey,
} from '../support/sealing.ts';
import { describeWith, openWorkshop, type Workshop } from './workshop.ts';

const passphrase = 'correct horse battery staple';
const plaintext = bytesOf(1_000_000);

for (const system of ['gpg', 'current gpg'] as const) {
  describeWith(system, (root) => {
    let shop: Workshop;
    let organisation: OrganisationKey;
    let member: { key: UnlockedKey; armoredPublicKey: string };

    const gpg = (args: string[], input?: string | Uint8Array) =>
      shop.run(
        'gpg',
        [
          '--batch',
          '--yes',
          '--trust-model',
          'always',
          '--status-fd',
          '2',
          '--pinentry-mode',
          'loopback',
          '--passphrase',
          passphrase,
          ...args,
        ],
        input,
      );
    const opened = async (message: Uint8Array, key: UnlockedKey, signers: string[] = []) => {
      const file = await openFile({
        message: streamOfBytes(message),
        decryptionKeys: [key],
        armoredVerificationKeys: signers,
      });
      return { bytes: await drained(file.plaintext), verdict: await file.verdict };
    };

    beforeAll(async () => {
      shop = await openWorkshop(root);
      organisation = await createOrganisationKey({ name: 'Organisation', gnupgCompatible: true });
      const made = await createMemberKey({ name: 'Member', passphrase, protection: 'gnupg' });
      member = { key: await unlockKey({ ...made, passphrase }), ...made };

      // The way in for a GnuPG user: the member key, then the organisation's key out of its grant.
      const grant = await sealGrant({
        organisationKey: organisation.key,
        recipientArmoredPublicKey: made.armoredPublicKey,
        signingKey: member.key,
      });
      const imported = await gpg(['--import'], made.armoredLockedPrivateKey);
      const granted = await gpg(['--decrypt'], grant);
      expect(granted.errors).toContain('GOODSIG');
      const fromGrant = await gpg(['--import'], granted.output);
      expect([imported.code, granted.code, fromGrant.code]).toEqual([0, 0, 0]);
    });
    afterAll(async () => {
      await shop.close();
    });

    it('refuses a file in our format that was altered', async () => {
      const file = await aSealedFile({ plaintext, format: 'gnupg' });
      const { keyPacket } = await shareWith({
        keyPacket: file.keyPacket,
        seipd: file.seipd,
        decryptionKeys: [file.recipient.key],
        recipient: organisation,
      });

      const { code } = await gpg(['--decrypt'], joined([keyPacket, flipped(file.body, 500_000)]));

      expect(code).not.toBe(0);
    });

    it('opens a file sealed by us and shared with the organisation', async () => {
      const file = await aSealedFile({ plaintext, format: 'gnupg' });
      const { keyPacket } = await shareWith({
        keyPacket: file.keyPacket,
        seipd: file.seipd,
        decryptionKeys: [file.recipient.key],
        recipient: organisation,
      });

      const { code, output } = await gpg(['--decrypt'], joined([keyPacket, file.body]));

      expect(code).toBe(0);
      expect(Buffer.compare(output, plaintext)).toBe(0);
    });

    it.each(['good', 'rsa3072', 'nistp256', 'brainpool'])(
      'imports a %s key as we armor it anew',
      async (name) => {
        const facts = await inspectPublicKey({
          armoredPublicKey: testKey(`${name}.public`),
          at: new Date(),
        });

        const { code, errors } = await gpg(['--import'], facts.armoredPublicKey);

        expect(code).toBe(0);
        expect(errors).toContain(facts.fingerprint.toUpperCase());
      },
    );

    it('imports a key that was locked by Argon2 once it is exported for GnuPG', async () => {
      const made = await createMemberKey({ name: 'Argon', passphrase });
      const key = await unlockKey({ ...made, passphrase });

      const exported = await lockKey({ key, passphrase, protection: 'gnupg' });
      const { code, errors } = await gpg(['--import'], exported);

      expect(code).toBe(0);
      expect(errors).toContain(made.fingerprint.toUpperCase());
    });

    it('takes our revocation certificate', async () => {
      const revoked = await createMemberKey({ name: 'Revoked', passphrase, protection: 'gnupg' });
      await gpg(['--import'], revoked.armoredPublicKey);

      await gpg(['--import'], revoked.armoredRevocationCertificate);
      const listed = await gpg(['--with-colons', '--list-keys', revoked.fingerprint]);

      expect(listed.output.toString()).toMatch(/^pub:r:/m);
    });

    it('verifies our signature over a manifest', async () => {
      const file = await aSealedFile({});
      await gpg(['--import'], file.uploader.armoredPublicKey);
      const signature = await shop.put('manifest.sig', file.armoredSignature);

      const good = await gpg(['--verify', signature, '-'], file.manifest);
      const bad = await gpg(['--verify', signature, '-'], `${file.manifest} `);

      expect(good.errors).toContain('GOODSIG');
      expect(good.code).toBe(0);
      expect(bad.errors).toContain('BADSIG');
    });

    it('signs a manifest that we verify', async () => {
      const file = await aSealedFile({});
      const manifest = file.manifest.replace(file.uploader.fingerprint, member.key.fingerprint);

      const { output } = await gpg(
        ['--local-user', member.key.fingerprint, '--armor', '--detach-sign'],
        manifest,
      );
      const { verdict } = await verifyManifest({
        manifest,
        armoredSignature: output.toString(),
        armoredVerificationKeys: [member.armoredPublicKey],
      });

      expect(verdict).toMatchObject({ status: 'verified', fingerprint: member.key.fingerprint });
    });

    it.each(['rsa3072', 'brainpool'])('signs with a %s key and we verify', async (name) => {
      await gpg(['--passphrase', '', '--import'], testKey(`${name}.private`));

      const { output } = await gpg(['--local-user', name, '--armor', '--detach-sign'], plaintext);
      const verdict = await verifyBytes({
        bytes: plaintext,
        armoredSignature: output.toString(),
        armoredVerificationKeys: [testKey(`${name}.public`)],
      });

      expect(verdict.status).toBe('verified');
    });

    it.each<[string, string[]]>([
      ['plain', ['-z', '0']],
      ['zip', ['--compress-algo', 'zip']],
      ['zlib', ['--compress-algo', 'zlib']],
      ['bzip2', ['--compress-algo', 'bzip2']],
      ['hidden recipient', ['--throw-keyids']],
    ])('makes messages that we open (%s)', async (_, options) => {
      const { code, output } = await gpg(
        ['--recipient', organisation.fingerprint, ...options, '--encrypt'],
        plaintext,
      );

      const { bytes, verdict } = await opened(output, organisation.key);

      expect(code).toBe(0);
      expect(Buffer.compare(bytes, plaintext)).toBe(0);
      expect(verdict).toEqual({
        signature: { status: 'not-verified', reason: 'no-signature' },
        content: 'no-manifest',
      });
    });

    it('makes armored messages that we open', async () => {
      const { output } = await gpg(
        ['--recipient', organisation.fingerprint, '--armor', '--encrypt'],
        plaintext,
      );

      const { bytes } = await opened(await dearmor(output.toString()), organisation.key);

      expect(Buffer.compare(bytes, plaintext)).toBe(0);
    });

    it('makes signed messages whose signer we tell', async () => {
      const { output } = await gpg(
        [
          '--recipient',
          organisation.fingerprint,
          '--local-user',
          member.key.fingerprint,
          '--sign',
          '--encrypt',
        ],
        plaintext,
      );

      const known = await opened(output, organisation.key, [member.armoredPublicKey]);
      const unknown = await opened(output, organisation.key, [(await aKey()).armoredPublicKey]);

      expect(Buffer.compare(known.bytes, plaintext)).toBe(0);
      expect(known.verdict.signature).toMatchObject({ fingerprint: member.key.fingerprint });
      expect(unknown.verdict.signature).toMatchObject({ reason: 'unknown-key' });
    });

    it('makes messages in the format and the key packets that the gate expects', async () => {
      const { output } = await gpg(
        [
          '--recipient',
          organisation.fingerprint,
          '--recipient',
          member.key.fingerprint,
          '--encrypt',
        ],
        plaintext,
      );
      const scanner = createMessageScanner({
        expect: 'message',
        maxKeyPackets: 2,
        maxBodyBytes: 2_000_000,
        maxGnupgBodyBytes: 2_000_000,
        maxOcbBodyBytes: 0,
      });
      scanner.push(output);

      const { body, keyPackets } = scanner.finish();
      const { encryptionKey } = await inspectPublicKey({ ...organisation, at: new Date() });

      expect(body.version).toBe(1);
      expect(keyPackets).toHaveLength(2);
      expect(keyPackets).toContainEqual(
        expect.objectContaining({
          version: 3,
          keyId: encryptionKey.keyId,
          bodyLength: encryptionKey.keyPacketLengths.v3,
        }),
      );
    });
  });
}
