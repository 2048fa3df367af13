import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IDLE_MS, KeyLife } from '../../../../../client/session/worker/key-life.ts';
import type { HeldKeys } from '../../../../../client/session/worker/life.ts';
import { signText } from '../../../../../core/sealing/index.ts';
import { aKey } from '../../../../support/sealing.ts';

const granted = { refusedGrants: 0, organisationHasKey: true };

describe('the life of unlocked keys', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  async function aLife() {
    const [member, organisation] = [await aKey(), await aKey()];
    const told: HeldKeys[] = [];
    let forgotten = 0;
    const life = new KeyLife({
      now: Date.now,
      onChange: (held) => told.push(held),
      onForgotten: () => (forgotten += 1),
    });
    const keyring = { memberKey: member.key, organisationKeys: [organisation.key] };
    return { life, keyring, told, forgotten: () => forgotten };
  }

  it('has not begun before somebody unlocks them', async () => {
    const { life } = await aLife();

    expect(() => life.keyring()).toThrow(expect.objectContaining({ code: 'locked' }));
  });

  it('ends after fifteen idle minutes, and no key works any more', async () => {
    const { life, keyring, forgotten } = await aLife();
    life.hold(keyring, granted);
    await jest.advanceTimersByTimeAsync(IDLE_MS);

    expect(forgotten()).toBe(1);
    expect(life.signal.aborted).toBe(true);
    expect(() => life.keyring()).toThrow(expect.objectContaining({ code: 'locked' }));
    await expect(signText({ text: 'x', signingKey: keyring.memberKey })).rejects.toMatchObject({
      code: 'key-forgotten',
    });
  });

  it('ends at once when the computer has slept, before its timer comes round', async () => {
    const { life, keyring, forgotten } = await aLife();
    life.hold(keyring, granted);
    jest.setSystemTime(Date.now() + IDLE_MS);

    expect(() => life.keyring()).toThrow(expect.objectContaining({ code: 'locked' }));
    await jest.advanceTimersByTimeAsync(0);
    expect(forgotten()).toBe(1);
  });

  it('ends with no key left while work is still being called off, and waits for that', async () => {
    const { life, keyring, forgotten } = await aLife();
    let callOff: (value?: unknown) => void = () => undefined;
    const over = new Promise((resolve) => (callOff = resolve));
    life.watch({ isBusy: () => true, whenOver: () => over });
    life.hold(keyring, granted);
    const ended = life.forget();
    expect(() => life.keyring()).toThrow(expect.objectContaining({ code: 'locked' }));
    expect(forgotten()).toBe(0);

    callOff();
    await ended;
    expect(forgotten()).toBe(1);
  });

  it('waits no longer than it should for a portal that does not answer', async () => {
    const { life, forgotten } = await aLife();
    life.watch({ isBusy: () => true, whenOver: () => new Promise(() => undefined) });
    void life.forget();
    await jest.advanceTimersByTimeAsync(2_000);

    expect(forgotten()).toBe(1);
  });

  it('is not brought back by somebody who comes too late', async () => {
    const { life, keyring } = await aLife();
    life.hold(keyring, granted);
    jest.setSystemTime(Date.now() + IDLE_MS);
    life.touch();

    expect(() => life.keyring()).toThrow(expect.objectContaining({ code: 'locked' }));
    expect(() => {
      life.hold(keyring, granted);
    }).toThrow(expect.objectContaining({ code: 'locked' }));
  });

  it('goes on while somebody works, and says until when', async () => {
    const { life, keyring, told } = await aLife();
    life.hold(keyring, granted);
    jest.advanceTimersByTime(IDLE_MS - 60_000);
    life.touch();
    jest.advanceTimersByTime(IDLE_MS - 60_000);

    expect(life.keyring().memberKey).toBe(keyring.memberKey);
    expect(told.at(-1)).toMatchObject({ organisationKeys: 1, locksAt: Date.now() + 60_000 });
  });

  it('is not prolonged by keys that arrive by themselves', async () => {
    const { life, keyring, told } = await aLife();
    life.hold(keyring, granted);
    jest.advanceTimersByTime(IDLE_MS - 60_000);
    life.hold(keyring, granted);

    expect(told.at(-1)).toMatchObject({ locksAt: Date.now() + 60_000 });
    jest.advanceTimersByTime(60_000);
    expect(() => life.keyring()).toThrow(expect.objectContaining({ code: 'locked' }));
  });

  it('goes on while a deposit is under way, and ends after it', async () => {
    const { life, keyring, told } = await aLife();
    const deposit = { isUnderWay: true };
    life.watch({ isBusy: () => deposit.isUnderWay, whenOver: () => Promise.resolve() });
    life.hold(keyring, granted);
    jest.advanceTimersByTime(3 * IDLE_MS);
    expect(life.keyring().memberKey).toBe(keyring.memberKey);
    expect(told.at(-1)).toMatchObject({ busy: true });

    deposit.isUnderWay = false;
    jest.advanceTimersByTime(IDLE_MS);
    expect(life.signal.aborted).toBe(true);
  });

  it('keeps the key that work under way is using when it is granted again', async () => {
    const { life, keyring } = await aLife();
    const other = await aKey();
    life.hold(keyring, granted);
    life.hold({ ...keyring, organisationKeys: [...keyring.organisationKeys, other.key] }, granted);

    const { organisationKeys } = life.keyring();
    expect(organisationKeys).toEqual([...keyring.organisationKeys, other.key]);
    await expect(signText({ text: 'x', signingKey: keyring.memberKey })).resolves.toBeTruthy();
  });

  it('forgets a key that the organisation no longer grants', async () => {
    const { life, keyring } = await aLife();
    life.hold(keyring, granted);
    life.hold({ memberKey: keyring.memberKey, organisationKeys: [] }, granted);

    const [withdrawn] = keyring.organisationKeys;
    await expect(
      signText({ text: 'x', signingKey: withdrawn ?? keyring.memberKey }),
    ).rejects.toMatchObject({ code: 'key-forgotten' });
  });
});
