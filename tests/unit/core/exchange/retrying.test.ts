import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ProblemCode } from '../../../../core/contracts/problem.ts';
import {
  ConnectionError,
  ProblemError,
  UnexpectedAnswerError,
} from '../../../../core/exchange/problem-error.ts';
import { retrying, type Retrying } from '../../../../core/exchange/retrying.ts';

function refusal(code: ProblemCode): ProblemError {
  return new ProblemError({ type: 'about:blank', title: 'no', status: 400, code, requestId: '1' });
}

/** Work that fails in these ways, one after the other, and then succeeds. */
function failing(...errors: Error[]) {
  const calledAt: number[] = [];
  const start = Date.now();
  const work = () => {
    calledAt.push(Date.now() - start);
    const error = errors.shift();
    return error === undefined ? Promise.resolve('done') : Promise.reject(error);
  };
  return { work, calledAt };
}

describe('retrying', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  async function outcome(work: () => Promise<string>, how?: Retrying): Promise<unknown> {
    const settled = retrying(work, how).catch((error: unknown) => error);
    await jest.runAllTimersAsync();
    return settled;
  }

  it.each(['PART_DIGEST_MISMATCH', 'UNAUTHENTICATED', 'QUOTA_EXCEEDED', 'INTERNAL'] as const)(
    'does not repeat what was refused with %s',
    async (code) => {
      const { work, calledAt } = failing(refusal(code));

      expect(await outcome(work)).toMatchObject({ code });
      expect(calledAt).toEqual([0]);
    },
  );

  it('does not repeat a defect', async () => {
    const { work, calledAt } = failing(new TypeError('not a function'));

    expect(await outcome(work)).toMatchObject({ name: 'TypeError' });
    expect(calledAt).toHaveLength(1);
  });

  it('gives up after five attempts with the last error', async () => {
    const errors = [1, 2, 3, 4, 5, 6].map((n) => new ConnectionError(`attempt ${n}`));
    const { work, calledAt } = failing(...errors);

    expect(await outcome(work)).toMatchObject({ message: 'attempt 5' });
    expect(calledAt).toHaveLength(5);
  });

  it('does not begin what was cancelled', async () => {
    const { work, calledAt } = failing();
    const signal = AbortSignal.abort();

    expect(await outcome(work, { signal })).toMatchObject({ name: 'AbortError' });
    expect(calledAt).toEqual([]);
  });

  it('does not repeat what was cancelled meanwhile, and says so instead of the failure', async () => {
    const cancelling = new AbortController();
    const { work, calledAt } = failing(new ConnectionError('cut'));
    const cancelled = () => {
      cancelling.abort();
      return work();
    };

    const result = await outcome(cancelled, { signal: cancelling.signal, patient: true });

    expect(result).toMatchObject({ name: 'AbortError' });
    expect(calledAt).toHaveLength(1);
  });

  it('ends a wait that is cancelled', async () => {
    const cancelling = new AbortController();
    const { work } = failing(new ConnectionError('cut'), new ConnectionError('cut'));
    const onWaiting = () => {
      void Promise.resolve().then(() => {
        cancelling.abort();
      });
    };

    const how = { signal: cancelling.signal, patient: true, onWaiting };
    await expect(retrying(work, how)).rejects.toMatchObject({ name: 'AbortError' });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('never gives up when it is patient, asks at least twice a minute, and says that it waits', async () => {
    const errors = Array.from({ length: 12 }, () => new ConnectionError('cut'));
    const { work, calledAt } = failing(...errors);
    const onWaiting = jest.fn();

    expect(await outcome(work, { patient: true, onWaiting })).toBe('done');
    expect(onWaiting).toHaveBeenCalledTimes(12);
    const pauses = calledAt.slice(1).map((at, index) => at - (calledAt[index] ?? 0));
    expect(pauses.slice(-3)).toEqual([30_000, 30_000, 30_000]);
  });

  it('is not patient with a refusal', async () => {
    const { work, calledAt } = failing(new ConnectionError('cut'), refusal('QUOTA_EXCEEDED'));

    expect(await outcome(work, { patient: true })).toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(calledAt).toHaveLength(2);
  });

  it('gives up on answers that it does not understand, however patient it is', async () => {
    const errors = [1, 2, 3, 4, 5, 6].map((n) => new UnexpectedAnswerError(`attempt ${n}`));
    const { work } = failing(...errors);

    expect(await outcome(work, { patient: true })).toMatchObject({ message: 'attempt 5' });
  });

  it('tries again at once when the browser is online again', async () => {
    const browser = new EventTarget();
    const surroundings = globalThis as { addEventListener?: unknown };
    surroundings.addEventListener = browser.addEventListener.bind(browser);
    const cut = new ConnectionError('cut');
    const { work, calledAt } = failing(cut, cut);
    const onWaiting = () => {
      void Promise.resolve().then(() => browser.dispatchEvent(new Event('online')));
    };
    try {
      expect(await retrying(work, { onWaiting })).toBe('done');
    } finally {
      delete surroundings.addEventListener;
    }

    expect(calledAt).toEqual([0, 0, 0]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('tells the work which attempt it is', async () => {
    const attempts: number[] = [];
    const settled = retrying((attempt) => {
      attempts.push(attempt);
      return attempt < 3 ? Promise.reject(new ConnectionError('cut')) : Promise.resolve('done');
    });
    await jest.runAllTimersAsync();

    expect(await settled).toBe('done');
    expect(attempts).toEqual([1, 2, 3]);
  });

  it('repeats after pauses that double, while the line or the portal is away', async () => {
    const cut = new ConnectionError('cut');
    const { work, calledAt } = failing(
      cut,
      refusal('SHUTTING_DOWN'),
      cut,
      refusal('LOG_UNAVAILABLE'),
    );

    expect(await outcome(work)).toBe('done');
    expect(calledAt).toEqual([0, 250, 750, 1750, 3750]);
  });
});
