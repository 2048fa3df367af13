import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ProblemCode } from '../../../../core/contracts/problem.ts';
import { ConnectionError, ProblemError } from '../../../../core/exchange/problem-error.ts';
import { retrying } from '../../../../core/exchange/retrying.ts';

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

  async function outcome(work: () => Promise<string>, signal?: AbortSignal): Promise<unknown> {
    const settled = retrying(signal, work).catch((error: unknown) => error);
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

  it('does not repeat what was cancelled', async () => {
    const cancelling = new AbortController();
    const { work, calledAt } = failing(new ConnectionError('cut'));
    cancelling.abort();

    expect(await outcome(work, cancelling.signal)).toMatchObject({ message: 'cut' });
    expect(calledAt).toHaveLength(1);
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
