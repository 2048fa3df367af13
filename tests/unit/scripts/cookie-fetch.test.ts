import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCookieFetch } from '../../../scripts/demonstration/cookie-fetch.ts';

/** Sets the cookies that the path names, and says which ones came. */
const server = createServer((request, response) => {
  const cookies = (request.url ?? '').slice(1).split('/').filter(Boolean);
  response.setHeader(
    'Set-Cookie',
    cookies.map((pair) => `${pair}; Path=/; HttpOnly`),
  );
  response.end(request.headers.cookie ?? 'none');
});
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function cookiesAt(fetching: ReturnType<typeof createCookieFetch>, path: string) {
  const response = await fetching(`${origin}/${path}`, { headers: { 'X-Other': 'kept' } });
  return response.text();
}

describe('fetch with cookies', () => {
  it('sends none before one was set, and none that another was given', async () => {
    const [one, other] = [createCookieFetch(), createCookieFetch()];

    expect(await cookiesAt(one, 'a=1')).toBe('none');
    expect(await cookiesAt(other, '')).toBe('none');
  });

  it('sends what was set last under each name, values with = in them included', async () => {
    const fetching = createCookieFetch();
    await cookiesAt(fetching, 'a=1/b=x==');

    expect(await cookiesAt(fetching, 'a=2')).toBe('a=1; b=x==');
    expect(await cookiesAt(fetching, '')).toBe('a=2; b=x==');
  });
});
