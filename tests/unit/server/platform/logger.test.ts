import { expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { createLogger } from '../../../../server/platform/logger.ts';

it('keeps credentials in headers out of the operational log', () => {
  let log = '';
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const headers = { cookie: 'marker-1', authorization: 'marker-2', 'x-csrf-token': 'marker-3' };

  createLogger('info', sink).info(
    { req: { headers }, res: { headers: { 'set-cookie': ['marker-4'] } } },
    'a request',
  );

  expect(log).toContain('a request');
  expect(log).not.toContain('marker');
});
