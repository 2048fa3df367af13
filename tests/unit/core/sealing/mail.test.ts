import { describe, expect, it } from '@jest/globals';
import { readMessage } from 'openpgp';
import { dearmor, encryptMail, openSmall } from '../../../../core/sealing/index.ts';
import { aKey, sealingError, testKey, utf8 } from '../../../support/sealing.ts';

const body = utf8('Content-Type: text/plain\r\n\r\nSomething waits.\r\n');

describe('an e-mail encrypted to its reader', () => {
  it('is refused for a key that nothing may be sealed to', async () => {
    const armoredPublicKey = testKey('expired.public');

    await expect(encryptMail({ body, armoredPublicKey })).rejects.toMatchObject(
      sealingError('key-expired'),
    );
  });

  it.each([{ gnupgCompatible: false }, { gnupgCompatible: true }])(
    'opens as it was written, unsigned, with a key of %j',
    async (kind) => {
      const { key, armoredPublicKey } = await aKey(kind);

      const message = await dearmor(await encryptMail({ body, armoredPublicKey }));
      const opened = await openSmall({
        message,
        decryptionKeys: [key],
        armoredVerificationKeys: [armoredPublicKey],
      });

      expect(opened.plaintext).toEqual(body);
      expect(opened.verdict).toMatchObject({ status: 'not-verified', reason: 'no-signature' });
    },
  );

  it('is in the form that programs for e-mail read, whatever else the key announces', async () => {
    const { armoredPublicKey } = await aKey();

    const armoredMessage = await encryptMail({ body, armoredPublicKey });

    const { packets } = await readMessage({ armoredMessage });
    expect(packets.map((packet) => (packet as { version?: number }).version)).toEqual([3, 1]);
  });
});
