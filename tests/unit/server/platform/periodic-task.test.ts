import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { createLogger } from '../../../../server/platform/logger.ts';
import { createPeriodicTask } from '../../../../server/platform/periodic-task.ts';

/** Work that begins when the task says so, and ends when the test says so. */
function heldWork() {
  const ends: PromiseWithResolvers<undefined>[] = [];
  return {
    ends,
    work: async () => {
      const end = Promise.withResolvers<undefined>();
      ends.push(end);
      await end.promise;
    },
  };
}

describe('a periodic task', () => {
  let log: string;
  let task: ReturnType<typeof createPeriodicTask>;
  let ends: PromiseWithResolvers<undefined>[];

  beforeEach(() => {
    jest.useFakeTimers();
    log = '';
    const sink = new PassThrough();
    sink.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const held = heldWork();
    ({ ends } = held);
    const logger = createLogger('error', sink);
    task = createPeriodicTask({ name: 'sweep', everyMs: 1000, work: held.work, logger });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('runs at the start and then at intervals', async () => {
    task.start();
    await jest.advanceTimersByTimeAsync(999);
    expect(ends).toHaveLength(1);
    ends[0]?.resolve(undefined);

    await jest.advanceTimersByTimeAsync(1);

    expect(ends).toHaveLength(2);
  });

  it('never runs twice at once', async () => {
    task.start();

    await jest.advanceTimersByTimeAsync(5000);

    expect(ends).toHaveLength(1);
  });

  it('makes up for no turn that it left out', async () => {
    task.start();
    await jest.advanceTimersByTimeAsync(5000);

    const stopping = task.stop();
    ends[0]?.resolve(undefined);
    await stopping;

    expect(ends).toHaveLength(1);
  });

  it('logs a failure and runs again', async () => {
    task.start();
    await jest.advanceTimersByTimeAsync(0);
    ends[0]?.reject(new Error('disk full'));

    await jest.advanceTimersByTimeAsync(1000);

    expect(log).toContain('disk full');
    expect(log).toContain('"task":"sweep"');
    expect(ends).toHaveLength(2);
  });

  it('waits, when stopped, for the work that runs, and begins no other', async () => {
    task.start();
    await jest.advanceTimersByTimeAsync(0);
    let stopped = false;
    const stopping = task.stop().then(() => {
      stopped = true;
    });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(stopped).toBe(false);

    ends[0]?.resolve(undefined);
    await stopping;

    expect(ends).toHaveLength(1);
  });
});
