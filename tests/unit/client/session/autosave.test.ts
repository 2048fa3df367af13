import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createAutosave } from '../../../../client/session/autosave.ts';
import { SessionError } from '../../../../client/session/session-error.ts';

describe('saving by itself', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function aDisk() {
    const saved: string[] = [];
    const disk = { saved, failWith: undefined as Error | undefined };
    const autosave = createAutosave((text: string) => {
      if (disk.failWith) return Promise.reject(disk.failWith);
      saved.push(text);
      return Promise.resolve();
    });
    return { disk, autosave };
  }

  it('tells why it failed, and saves what it had kept with the next try', async () => {
    const { disk, autosave } = aDisk();
    disk.failWith = new SessionError('locked');
    autosave.change('one');
    await autosave.flush();
    expect(autosave.getSnapshot()).toEqual({ status: 'failed', code: 'locked' });
    expect(disk.saved).toEqual([]);

    disk.failWith = undefined;
    await autosave.flush();
    expect(disk.saved).toEqual(['one']);
    expect(autosave.getSnapshot()).toMatchObject({ status: 'saved' });
  });

  it('waits until nothing has changed for a moment, and saves the last of it', async () => {
    const { disk, autosave } = aDisk();
    autosave.change('o');
    await jest.advanceTimersByTimeAsync(1_900);
    autosave.change('on');
    await jest.advanceTimersByTimeAsync(1_900);
    expect(disk.saved).toEqual([]);
    expect(autosave.getSnapshot()).toEqual({ status: 'unsaved' });

    await jest.advanceTimersByTimeAsync(200);
    expect(disk.saved).toEqual(['on']);
  });

  it('saves what changes while it is saving, afterwards', async () => {
    const saved: string[] = [];
    const autosave = createAutosave(async (text: string) => {
      if (text === 'first') autosave.change('second');
      await Promise.resolve();
      saved.push(text);
    });
    autosave.change('first');
    await autosave.flush();

    expect(saved).toEqual(['first', 'second']);
    expect(autosave.getSnapshot()).toMatchObject({ status: 'saved' });
  });

  it('saves nothing once it was stopped', async () => {
    const { disk, autosave } = aDisk();
    autosave.change('one');
    await autosave.stop();
    await jest.advanceTimersByTimeAsync(10_000);

    expect(disk.saved).toEqual([]);
  });
});
