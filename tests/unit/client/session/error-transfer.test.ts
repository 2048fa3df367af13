import { afterEach, describe, expect, it } from '@jest/globals';
import { expose, wrap } from 'comlink';
import { MessageChannel } from 'node:worker_threads';
import { transferSessionErrors } from '../../../../client/session/error-transfer.ts';
import { SessionError } from '../../../../client/session/session-error.ts';

describe('an error that leaves the Worker', () => {
  const channel = new MessageChannel();
  afterEach(() => {
    channel.port1.close();
  });

  it('arrives with its code, its status and its request, and nothing else', async () => {
    transferSessionErrors((error) =>
      error instanceof SessionError ? error : new SessionError('defect', { cause: error }),
    );
    const refused = new SessionError('NOT_FOUND', {
      status: 404,
      requestId: 'abc',
      cause: new Error('passphrase'),
    });
    const api = {
      refuse: (): Promise<string> => Promise.reject(refused),
      stumble: (): Promise<string> => Promise.reject(new Error('passphrase')),
    };
    expose(api, channel.port1 as never);
    const remote = wrap<typeof api>(channel.port2 as never);

    const error: unknown = await remote.refuse().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SessionError);
    expect(error).toMatchObject({ code: 'NOT_FOUND', status: 404, requestId: 'abc' });
    expect((error as SessionError).cause).toBeUndefined();
    const stumble: unknown = await remote.stumble().catch((reason: unknown) => reason);
    expect(stumble).toMatchObject({ code: 'defect', message: 'defect', status: undefined });
  });
});
