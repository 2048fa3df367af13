import { describe, expect, it } from '@jest/globals';
import { createTransferRate } from '../../../../client/session/transfer-rate.ts';

const total = 1000;

describe('the time that a transfer still takes', () => {
  function aRate() {
    const clock = { now: 0 };
    const rate = createTransferRate(() => clock.now);
    return {
      reset: () => {
        rate.reset();
      },
      after(seconds: number, done: number) {
        clock.now = seconds * 1000;
        return rate.secondsLeft({ done, total });
      },
    };
  }

  it('is not guessed from a beginning', () => {
    const rate = aRate();

    expect(rate.after(0, 0)).toBeUndefined();
    expect(rate.after(1, 900)).toBeUndefined();
  });

  it('is not guessed while nothing moves', () => {
    const rate = aRate();
    rate.after(0, 100);

    expect(rate.after(10, 100)).toBeUndefined();
  });

  it('follows what was acknowledged lately, and forgets what was before', () => {
    const rate = aRate();
    rate.after(0, 0);
    expect(rate.after(10, 100)).toBe(90);

    rate.after(60, 110);
    expect(rate.after(70, 210)).toBe(79);
  });

  it('is never below nothing, though ciphertext is a little longer than plaintext', () => {
    const rate = aRate();
    rate.after(0, 0);

    expect(rate.after(10, 1010)).toBe(0);
  });

  it('begins anew after a pause', () => {
    const rate = aRate();
    rate.after(0, 0);
    rate.reset();

    expect(rate.after(10, 500)).toBeUndefined();
  });
});
