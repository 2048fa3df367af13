import { beforeEach, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import { v7 as uuid } from 'uuid';
import { createSecondFactors } from '../../../../../server/features/accounts/second-factors.ts';

const STEP = 30;
const key = new Uint8Array(32).fill(3);
const secondFactors = createSecondFactors(key);
/** In the middle of a step of 30 seconds. */
const now = new Date('2026-11-21T12:00:15.000Z');
const epoch = now.getTime() / 1000;
const currentStep = Math.floor(epoch / STEP);

describe('a second factor', () => {
  const accountId = uuid();
  let secret: string;
  let encryptedSecret: string;

  beforeEach(() => {
    const created = secondFactors.create(accountId, 'ines@portal.test');
    secret = new URL(created.uri).searchParams.get('secret') ?? '';
    ({ encryptedSecret } = created);
  });

  const codeOf = (steps: number) => generate({ secret, epoch: epoch + steps * STEP });
  const stepOf = async (code: string | Promise<string>, at = now) =>
    secondFactors.stepOf(await code, encryptedSecret, accountId, at);

  it.each([-100, -3, -2, 1, 2, 100])('refuses the code of %d steps from now', async (steps) => {
    expect(await stepOf(codeOf(steps))).toBeUndefined();
  });

  it.each([0, -1])('knows the code of %d steps from now by its step', async (steps) => {
    expect(await stepOf(codeOf(steps))).toBe(currentStep + steps);
  });

  it.each([
    ['the first', '2026-11-21T12:00:00.000Z'],
    ['the last', '2026-11-21T12:00:29.999Z'],
  ])('takes now and one before also in %s instant of a step', async (_which, instant) => {
    const at = new Date(instant);

    expect(await stepOf(codeOf(-2), at)).toBeUndefined();
    expect(await stepOf(codeOf(-1), at)).toBe(currentStep - 1);
    expect(await stepOf(codeOf(0), at)).toBe(currentStep);
    expect(await stepOf(codeOf(1), at)).toBeUndefined();
  });

  it('refuses the code of another secret', async () => {
    const other = secondFactors.create(accountId, 'ines@portal.test');
    const otherSecret = new URL(other.uri).searchParams.get('secret') ?? '';

    expect(await stepOf(generate({ secret: otherSecret, epoch }))).toBeUndefined();
  });

  it('is shown to an authenticator as an address of the portal', () => {
    const { uri } = secondFactors.create(accountId, 'ines@portal.test');

    expect(uri).toMatch(/^otpauth:\/\/totp\/Asset%20Recovery%20Portal:ines(?:@|%40)portal\.test\?/);
    expect(secret).toMatch(/^[A-Z2-7]{32,}$/);
  });

  it('rests unreadable, differently each time', () => {
    const stored = Buffer.from(encryptedSecret, 'base64');

    expect(stored.includes(secret)).toBe(false);
    expect(stored.subarray(0, 12)).not.toEqual(
      Buffer.from(secondFactors.create(accountId, 'x').encryptedSecret, 'base64').subarray(0, 12),
    );
  });

  it('is worth nothing in the place of another account', async () => {
    const code = await codeOf(0);

    await expect(secondFactors.stepOf(code, encryptedSecret, uuid(), now)).rejects.toThrow();
  });

  it('is worth nothing under another key', async () => {
    const elsewhere = createSecondFactors(new Uint8Array(32).fill(4));
    const code = await codeOf(0);

    await expect(elsewhere.stepOf(code, encryptedSecret, accountId, now)).rejects.toThrow();
  });

  it('is refused when any octet of it was changed', async () => {
    const stored = Buffer.from(encryptedSecret, 'base64');
    const code = await codeOf(0);

    for (const index of stored.keys()) {
      const changed = Buffer.from(stored);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      const attempt = secondFactors.stepOf(code, changed.toString('base64'), accountId, now);
      await expect(attempt).rejects.toThrow();
    }
  });

  it('is refused when it was cut short, to whatever length', async () => {
    const stored = Buffer.from(encryptedSecret, 'base64');

    for (let length = 0; length < stored.length; length += 1) {
      const cut = stored.subarray(0, length).toString('base64');
      const attempt = secondFactors.stepOf('000000', cut, accountId, now);
      await expect(attempt).rejects.toThrow();
    }
  });
});
