import { describe, expect, it } from '@jest/globals';
import {
  createManifest,
  parseManifest,
  signText,
  verifyManifest,
  type ManifestFacts,
} from '../../../../core/sealing/index.ts';
import { aKey, aSealedFile, sealingError } from '../../../support/sealing.ts';

const facts: ManifestFacts = {
  fileId: '019aa000-0000-7000-8000-000000000001',
  submissionId: '019aa000-0000-7000-8000-000000000002',
  seipd: { version: 2, cipher: 9, aead: 3, chunkSizeByte: 12 },
  partSize: 100,
  parts: [
    { size: 100, sha256: 'a'.repeat(64) },
    { size: 7, sha256: 'b'.repeat(64) },
  ],
  recipients: ['c'.repeat(40)],
  uploader: 'd'.repeat(40),
  createdAt: new Date('2026-06-01T12:00:00Z'),
};

describe('createManifest', () => {
  it.each<[string, Partial<ManifestFacts>]>([
    ['no parts', { parts: [] }],
    ['a short part that is not the last', { parts: [...facts.parts].reverse() }],
    ['a part larger than the part size', { partSize: 99 }],
    ['no recipients', { recipients: [] }],
    ['a fingerprint in capitals', { uploader: 'D'.repeat(40) }],
  ])('refuses %s', (_, change) => {
    expect(() => createManifest({ ...facts, ...change })).toThrow();
  });

  it('writes a text that says nothing but what was given', () => {
    expect(JSON.parse(createManifest(facts))).toEqual({
      ...facts,
      v: 1,
      type: 'manifest',
      size: 107,
      createdAt: '2026-06-01T12:00:00.000Z',
    });
  });
});

describe('parseManifest', () => {
  const text = createManifest(facts);

  it.each([
    ['no JSON', 'manifest'],
    ['an unknown version', text.replace('"v":1', '"v":2')],
    ['another type of statement', text.replace('"manifest"', '"share"')],
    ['an unknown field', text.replace('{', '{"extra":1,')],
    ['sizes that do not add up', text.replace('"size":107', '"size":108')],
    ['an unknown cipher', text.replace('"cipher":9', '"cipher":3')],
    ['too much text', text.padEnd(1024 * 1024 + 1)],
  ])('refuses %s', (_, altered) => {
    expect(altered).not.toBe(text);
    expect(() => parseManifest(altered)).toThrow(
      expect.objectContaining(sealingError('unsupported-format')),
    );
  });

  it('reads what createManifest wrote', () => {
    expect(parseManifest(text)).toMatchObject({ fileId: facts.fileId, size: 107 });
  });
});

describe('verifyManifest', () => {
  it('does not verify a manifest altered by one digit', async () => {
    const { manifest, armoredSignature, uploader } = await aSealedFile({});
    const altered = manifest.replace(
      /"sha256":"(.)/,
      (_, digit: string) => `"sha256":"${digit === '0' ? '1' : '0'}`,
    );

    expect(altered).not.toBe(manifest);
    const { verdict } = await verifyManifest({
      manifest: altered,
      armoredSignature,
      armoredVerificationKeys: [uploader.armoredPublicKey],
    });

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'bad-signature' });
  });

  it('does not verify a manifest signed by somebody else than it names', async () => {
    const { manifest, uploader } = await aSealedFile({});
    const other = await aKey();

    const { verdict } = await verifyManifest({
      manifest,
      armoredSignature: await signText({ text: manifest, signingKey: other.key }),
      armoredVerificationKeys: [uploader.armoredPublicKey, other.armoredPublicKey],
    });

    expect(verdict).toEqual({ status: 'not-verified', reason: 'not-the-named-signer' });
  });

  it('does not verify a signature made for another kind of statement', async () => {
    const { manifest, uploader } = await aSealedFile({});

    const { verdict } = await verifyManifest({
      manifest,
      armoredSignature: await signText({ text: `${manifest} `, signingKey: uploader.key }),
      armoredVerificationKeys: [uploader.armoredPublicKey],
    });

    expect(verdict.status).toBe('not-verified');
  });

  it('verifies the uploader’s signature over the exact text', async () => {
    const { manifest, armoredSignature, uploader } = await aSealedFile({});

    const result = await verifyManifest({
      manifest,
      armoredSignature,
      armoredVerificationKeys: [uploader.armoredPublicKey],
    });

    expect(result.verdict).toMatchObject({ status: 'verified', fingerprint: uploader.fingerprint });
    expect(result.manifest.uploader).toBe(uploader.fingerprint);
  });
});
