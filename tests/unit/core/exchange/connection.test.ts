import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createConnection } from '../../../../core/exchange/index.ts';

const origin = 'https://portal.example.org';
const Answer = z.object({ id: z.string() });

/** A connection to a server that gives these answers, and the requests it got. */
function connectedTo(...answers: (Response | Error)[]) {
  const requests: { url: string; init: RequestInit }[] = [];
  const connection = createConnection({
    origin,
    fetch: (url, init) => {
      requests.push({ url, init });
      const answer = answers.shift() ?? new Error('one answer too few');
      return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer);
    },
  });
  const headersOf = (at: number) => Object.fromEntries(new Headers(requests[at]?.init.headers));
  return { connection, requests, headersOf };
}

function problem(code: string): Response {
  const body = { type: 'urn:problem:x', title: 'No.', status: 409, code, requestId: 'r-1' };
  return Response.json(body, { status: 409 });
}

function brokenOff(): Response {
  return new Response(
    new ReadableStream({
      pull(controller) {
        controller.error(new TypeError('terminated'));
      },
    }),
  );
}

describe('a connection to the portal', () => {
  it('says that the portal cannot be reached, and why', async () => {
    const cause = new TypeError('fetch failed');
    const { connection } = connectedTo(cause);

    await expect(connection.call(Answer, '/things')).rejects.toMatchObject({
      name: 'ConnectionError',
      cause,
    });
  });

  it('gives a problem its code', async () => {
    const { connection } = connectedTo(problem('VERSION_CONFLICT'));

    await expect(connection.call(Answer, '/things')).rejects.toMatchObject({
      name: 'ProblemError',
      code: 'VERSION_CONFLICT',
      problem: { requestId: 'r-1' },
    });
  });

  it.each([
    ['what a proxy says', new Response('<h1>Bad Gateway</h1>', { status: 502 })],
    ['a problem that is none', Response.json({ code: 'NOBODY_KNOWS' }, { status: 400 })],
    ['an answer that nobody agreed on', Response.json({ id: 7 })],
    ['an answer that is no JSON', new Response('{"id":')],
    ['an answer that breaks off', brokenOff()],
  ])('takes %s for no answer', async (_what, response) => {
    const { connection } = connectedTo(response);

    await expect(connection.call(Answer, '/things')).rejects.toMatchObject({
      name: 'ConnectionError',
    });
  });

  it('takes a command for done only when its answer has arrived', async () => {
    const { connection } = connectedTo(brokenOff(), new Response(null, { status: 204 }));
    const command = () => connection.command('/things', { method: 'DELETE' });

    await expect(command()).rejects.toMatchObject({ name: 'ConnectionError' });
    await expect(command()).resolves.toBeUndefined();
  });

  it('passes on nothing that the contract does not name', async () => {
    const { connection } = connectedTo(Response.json({ id: '1', more: true }));

    expect(await connection.call(Answer, '/things')).toEqual({ id: '1' });
  });

  it('asks where it was told to, with the parameters that are given', async () => {
    const { connection, requests } = connectedTo(Response.json({ id: '1' }));

    await connection.call(Answer, '/things', { query: { limit: 5, cursor: undefined, q: 'a&b' } });

    expect(requests[0]?.url).toBe(`${origin}/api/v1/things?limit=5&q=a%26b`);
  });

  it('says which version it changes, what it sends, and from where', async () => {
    const { connection, requests, headersOf } = connectedTo(Response.json({ id: '1' }));
    const { signal } = new AbortController();

    const body = { name: 'x' };
    await connection.call(Answer, '/things', { method: 'PUT', body, version: 3, signal });

    expect(requests[0]?.init).toMatchObject({ method: 'PUT', body: '{"name":"x"}' });
    expect(requests[0]?.init.signal).toBe(signal);
    expect(headersOf(0)).toEqual({
      origin,
      'content-type': 'application/json',
      'if-match': '"3"',
    });
  });

  it('carries the newest token that an answer about the session brought', async () => {
    const session = (csrfToken?: string) =>
      Response.json({ status: 'second-factor', ...(csrfToken && { csrfToken }) });
    const { connection, headersOf } = connectedTo(
      session('one'),
      session('two'),
      Response.json({ id: '1' }),
    );
    const Session = z.object({ status: z.string(), csrfToken: z.string().optional() });

    await connection.call(Session, '/session');
    await connection.call(Session, '/session');
    await connection.call(Answer, '/things');

    expect([0, 1, 2].map((at) => headersOf(at)['x-csrf-token'])).toEqual([undefined, 'one', 'two']);
  });
});
