import { describe, expect, it } from '@jest/globals';
import { createGate } from '../../../../../client/session/log-worker/gate.ts';
import { createPortalSource } from '../../../../../client/session/log-worker/portal-source.ts';
import type { ProblemCode } from '../../../../../core/contracts/problem.ts';
import { ConnectionError, ProblemError } from '../../../../../core/exchange/problem-error.ts';

const refused = (code: ProblemCode) =>
  new ProblemError({ type: 'urn:problem:x', title: 'x', status: 400, code, requestId: 'x' });

/** A portal that fails in these ways, one after the other, before it answers with the path. */
function portalOf(failures: Error[]) {
  const gate = createGate();
  let waits = 0;
  const source = createPortalSource({
    connection: {
      stream: (path) => {
        const failure = failures.shift();
        if (failure) return Promise.reject(failure);
        const body = new Response(path).body ?? new ReadableStream<Uint8Array>();
        return Promise.resolve({ body, etag: null, from: 0 });
      },
    },
    gate,
    onReconnecting: () => {
      waits += 1;
    },
  });
  return { source, gate, waits: () => waits };
}

describe('the log as the portal hands it out', () => {
  it('lacks what the portal does not have', async () => {
    const { source } = portalOf([refused('NOT_FOUND')]);

    await expect(source.read('tile/0/000')).resolves.toBeUndefined();
  });

  it('is not to be had by who may not read it', async () => {
    const { source } = portalOf([refused('FORBIDDEN')]);

    await expect(source.read('tile/entries/000')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('waits for a broken line, and says so', async () => {
    const { source, waits } = portalOf([new ConnectionError('cut')]);

    const bytes = await source.read('tile/0/000');

    expect(new TextDecoder().decode(bytes)).toBe('/access-log/tile/0/000');
    expect(waits()).toBe(1);
  });

  it('asks for nothing while its gate is shut', async () => {
    const { source, gate } = portalOf([refused('FORBIDDEN')]);
    gate.shut();
    let ended = false;
    const reading = source.read('checkpoint').finally(() => {
      ended = true;
    });
    await new Promise(setImmediate);

    expect(ended).toBe(false);
    gate.open();
    await expect(reading).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
