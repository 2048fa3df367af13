import { beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { DescriptorPayload, RemarkPayload } from '../../../../core/contracts/sealed-payloads.ts';
import { openPayload, sealPayload } from '../../../../core/exchange/index.ts';
import { sealContent, type OrganisationKey } from '../../../../core/sealing/index.ts';
import { aKey, sealingError, utf8 } from '../../../support/sealing.ts';

const organisationId = '018f3c1e-0000-7000-8000-000000000001';
const submissionId = '018f3c1e-0000-7000-8000-000000000002';
const remark = { v: 1, type: 'remark', submissionId, text: 'Über das Konto “Kestrel” 🗝' } as const;

describe('a sealed payload', () => {
  let organisation: OrganisationKey;
  let author: OrganisationKey;
  beforeAll(async () => {
    [organisation, author] = await Promise.all([aKey(), aKey()]);
  });

  const recipients = () => [
    {
      organisationId,
      armoredPublicKey: organisation.armoredPublicKey,
      fingerprint: organisation.fingerprint,
      readsSeipd2: true,
    },
  ];
  const keyring = () => ({ organisationKeys: [organisation.key] });

  async function sealed(payload: z.infer<typeof RemarkPayload> = remark) {
    const sealing = { recipients: recipients(), signingKey: author.key };
    const { body, keyPackets } = await sealPayload(RemarkPayload, payload, sealing);
    return { body, keyPacket: keyPackets[0]?.keyPacket ?? '', sealedTo: [] };
  }

  /** Anything at all, sealed as a payload would be. */
  async function sealedText(text: string | Uint8Array<ArrayBuffer>) {
    const { body, keyPackets } = await sealContent({
      plaintext: typeof text === 'string' ? utf8(text) : text,
      recipients: recipients(),
      signingKey: author.key,
      format: 'default',
    });
    const base64 = (bytes: Uint8Array = new Uint8Array()) => Buffer.from(bytes).toString('base64');
    return { body: base64(body), keyPacket: base64(keyPackets[0]?.keyPacket), sealedTo: [] };
  }

  it('is not made of what the contract refuses', async () => {
    await expect(sealed({ ...remark, text: '' })).rejects.toMatchObject({ name: 'ZodError' });
  });

  it.each([
    ['no JSON', '{'],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['of a later version', JSON.stringify({ ...remark, v: 2 })],
    ['more than the contract names', JSON.stringify({ ...remark, html: '<b>' })],
  ])('is refused when it is %s', async (_what, text) => {
    const content = await sealedText(text);

    await expect(openPayload(RemarkPayload, content, keyring(), [])).rejects.toMatchObject(
      sealingError('unsupported-format'),
    );
  });

  it('is not taken for one of another type', async () => {
    const content = await sealed();

    await expect(openPayload(DescriptorPayload, content, keyring(), [])).rejects.toMatchObject(
      sealingError('unsupported-format'),
    );
  });

  it('does not open with another key', async () => {
    const keys = { organisationKeys: [(await aKey()).key] };

    await expect(openPayload(RemarkPayload, await sealed(), keys, [])).rejects.toMatchObject(
      sealingError('no-decryption-key'),
    );
  });

  it('opens as it was written, and says that nobody known has signed it', async () => {
    const { payload, verdict } = await openPayload(RemarkPayload, await sealed(), keyring(), []);

    expect(payload).toEqual(remark);
    expect(verdict.status).toBe('not-verified');
  });

  it('says who signed it', async () => {
    const keys = [author.armoredPublicKey];

    const { verdict } = await openPayload(RemarkPayload, await sealed(), keyring(), keys);

    expect(verdict).toMatchObject({ status: 'verified', fingerprint: author.fingerprint });
  });
});
