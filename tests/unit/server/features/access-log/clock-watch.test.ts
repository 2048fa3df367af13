import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { createAppender } from '../../../../../server/features/access-log/appender.ts';
import { createClockWatch } from '../../../../../server/features/access-log/clock-watch.ts';
import { createEntries, parseEntry } from '../../../../../server/features/access-log/entry.ts';
import { anInstance } from '../../../../support/access-log-acts.ts';
import {
  openSqliteEngine,
  silent,
  type AccessLogEngine,
} from '../../../../support/access-log-engines.ts';
import { withSwitch } from '../../../../support/faulty-batches.ts';

const noon = Date.parse('2026-03-01T12:00:00.000Z');
const { instanceId, ...identity } = anInstance();

let engine: AccessLogEngine;
beforeEach(async () => {
  engine = await openSqliteEngine();
});
afterEach(() => engine.close());

function aWriter(batches = engine.store.batches) {
  let now = noon;
  const entries = createEntries({ clock: () => new Date(now), instanceId, ...identity });
  const appender = createAppender({ batches, logger: silent, instanceId, deadline: 20 });
  const watched = createClockWatch({ appender, entries });
  return (seconds: number) => {
    now = noon + seconds * 1_000;
    return watched.append(entries.system('log.heartbeat'));
  };
}

async function stored() {
  const batches = await engine.store.batches.list(0, 100);
  return batches
    .flatMap(({ entries }) => entries.map(parseEntry))
    .map(({ action, time, w }) => [action, (Date.parse(time) - noon) / 1_000, w.n]);
}

describe('a clock that steps back', () => {
  it('is not announced for a second or less, nor for a step forwards', async () => {
    const write = aWriter();

    for (const seconds of [0, 3_600, 3_599]) await write(seconds);

    expect(await stored()).toEqual([
      ['log.heartbeat', 0, 0],
      ['log.heartbeat', 3_600, 1],
      ['log.heartbeat', 3_599, 2],
    ]);
  });

  it('is announced once, before the first entry of the earlier time', async () => {
    const write = aWriter();

    for (const seconds of [0, -1.001, -1, 0]) await write(seconds);

    expect(await stored()).toEqual([
      ['log.heartbeat', 0, 0],
      ['log.clock', -1.001, 1],
      ['log.heartbeat', -1.001, 2],
      ['log.heartbeat', -1, 3],
      ['log.heartbeat', 0, 4],
    ]);
  });

  it('is announced when small steps add up, and again at each further step', async () => {
    const write = aWriter();

    for (const seconds of [0, -0.9, -1.8, -60]) await write(seconds);

    expect((await stored()).map(([action]) => action)).toEqual([
      'log.heartbeat',
      'log.heartbeat',
      'log.clock',
      'log.heartbeat',
      'log.clock',
      'log.heartbeat',
    ]);
  });

  it('leaves entries of all times in the order of their indexes', async () => {
    const write = aWriter();

    const indexes = await Promise.all([write(10), write(-10), write(20)]);

    expect(indexes).toEqual([0, 2, 3]);
    expect((await stored()).map(([, seconds]) => seconds)).toEqual([10, -10, -10, 20]);
  });

  it('is announced later when the log refused to take it', async () => {
    const { batches, switchOff, switchOn } = withSwitch(engine.store.batches);
    const write = aWriter(batches);
    await write(0);
    switchOff();
    await expect(write(1)).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });
    await expect(write(-60)).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });

    await switchOn();
    await setImmediate();
    await write(-59);

    expect((await stored()).slice(-2)).toEqual([
      ['log.clock', -59, 2],
      ['log.heartbeat', -59, 3],
    ]);
  });
});
