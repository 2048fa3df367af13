import { describe, expect, it } from '@jest/globals';
import type { DepositProgress } from '../../../../../client/session/worker/api.ts';
import { createDepositRun } from '../../../../../client/session/worker/deposit-run.ts';
import { SessionError } from '../../../../../client/session/session-error.ts';

const MINUTE = 60_000;

function aRun() {
  const clock = { now: 0 };
  const ending = new AbortController();
  const told: DepositProgress[] = [];
  const run = createDepositRun({
    total: 1000,
    onProgress: (progress) => told.push(progress),
    life: { signal: ending.signal, tell: () => undefined },
    now: () => clock.now,
  });
  return { run, clock, ending, told };
}

describe('a deposit under way', () => {
  it('does not keep keys alive while it is paused, nor for ever without a line', () => {
    const { run, clock } = aRun();
    run.control.onWaiting?.();
    clock.now = 59 * MINUTE;
    expect(run.isWorking()).toBe(true);
    clock.now = 60 * MINUTE;
    expect(run.isWorking()).toBe(false);

    run.control.onProgress?.({ sealed: 10, acknowledged: 0, total: 1000 });
    expect(run.isWorking()).toBe(true);
    run.pause();
    expect(run.isWorking()).toBe(false);
    run.resume();
    expect(run.isWorking()).toBe(true);
  });

  it('ends when the keys are forgotten', () => {
    const { run, ending } = aRun();
    ending.abort();

    expect(run.control.signal?.aborted).toBe(true);
    expect(run.control.signal?.reason).toEqual(new SessionError('locked'));
  });

  it('begins nothing new until it is resumed', async () => {
    const { run } = aRun();
    const order: string[] = [];
    run.pause();
    const passed = run.control.gate?.whenOpen().then(() => order.push('passed'));
    await Promise.resolve();
    order.push('resumed');
    run.resume();
    await passed;

    expect(order).toEqual(['resumed', 'passed']);
  });

  it('tells a change of state at once, and bytes only now and then', () => {
    const { run, clock, told } = aRun();
    const bytes = (sealed: number) => ({ sealed, acknowledged: 0, total: 1000 });
    clock.now = 1000;
    run.control.onProgress?.(bytes(100));
    run.control.onProgress?.(bytes(200));
    run.control.onWaiting?.();
    run.pause();
    run.control.onWaiting?.();
    run.control.onProgress?.(bytes(300));
    clock.now = 2000;
    run.control.onProgress?.(bytes(400));

    expect(told.map(({ state, sealed }) => `${state} ${sealed}`)).toEqual([
      'sealing 100',
      'reconnecting 200',
      'paused 200',
      'paused 400',
    ]);
  });
});
