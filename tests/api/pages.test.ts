import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest, { type Test } from 'supertest';
import { always, api, expectHeaders } from '../support/answer-headers.ts';
import { createBuiltPages, type BuiltPages } from '../support/built-pages.ts';
import { rawExchange, statusLines } from '../support/raw-http.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

/** What browsers ask for when somebody goes to an address. */
const navigation = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const forever = 'public, max-age=31536000, immutable';
const pagePolicy =
  "default-src 'none';script-src 'self';style-src 'self' " +
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=' " +
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg=';img-src 'self' data:;font-src 'self';" +
  "connect-src 'self';worker-src 'self';frame-src 'self';manifest-src 'self';object-src 'none';" +
  "base-uri 'none';form-action 'none';frame-ancestors 'none';require-trusted-types-for 'script';" +
  'trusted-types default;report-uri /api/v1/csp-reports';
const page = { ...always, 'cache-control': 'no-cache', 'content-security-policy': pagePolicy };
const { 'origin-agent-cluster': _apart, ...pageInSandbox } = page;
const preview = {
  ...pageInSandbox,
  'x-frame-options': 'SAMEORIGIN',
  'content-security-policy':
    "sandbox allow-scripts;default-src 'none';script-src 'self';style-src 'self';" +
    "img-src blob: data:;font-src blob: data:;connect-src 'none';base-uri 'none';" +
    "form-action 'none';frame-ancestors 'self'",
};
const asset = { ...api, 'cache-control': forever };
const worker = {
  ...asset,
  'content-security-policy':
    "default-src 'none';script-src 'self' 'wasm-unsafe-eval';connect-src 'self';" +
    "frame-ancestors 'none';report-uri /api/v1/csp-reports",
};
const varies = { vary: 'Accept-Encoding' };
const previewAsset = {
  ...asset,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

describe('the pages', () => {
  let built: BuiltPages;
  let portal: TestPortal;

  beforeAll(async () => {
    built = await createBuiltPages();
    portal = await createTestPortal('sqlite', { pagesDirectory: built.directory });
  });
  afterAll(async () => {
    await portal.close();
    await built.remove();
  });

  const get = (path: string, accept = navigation): Test =>
    supertest(portal.server).get(path).set('Accept', accept);

  describe('what is no page', () => {
    it.each([
      '/assets/shell-OLD.js',
      '/assets/shell-B1x.js.br',
      '/assets/shell-B1x.js/',
      '/assets/preview/missing.js',
      '/assets/worker-OLD.js',
      '/assets/',
      '/assets',
      '/api/nothing',
      '/api/v1/nothing',
      '/api',
      '/health/nothing',
    ])('%s is not there, even for who would take a page', async (path) => {
      const response = await get(path);

      expect(response.status).toBe(404);
      expect(response.body).toMatchObject({ code: 'NOT_FOUND' });
      expectHeaders(response, api);
    });

    it.each(['*/*', 'application/json', 'image/avif,image/webp,*/*;q=0.8'])(
      'an address of the application is not there for who asks for %s',
      async (accept) => {
        for (const path of ['/submissions', '/index.html', '/robots.txt']) {
          expect((await get(path, accept)).status).toBe(404);
        }
      },
    );

    it.each([
      '/assets/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..%5c..%5cpackage.json',
      '/assets//etc/passwd',
      '/assets/shell-B1x.js%00.css',
      '/../../etc/passwd',
    ])('%s climbs nowhere', async (path) => {
      const said = await rawExchange(
        portal.server,
        `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );

      expect(statusLines(said)).toEqual(['HTTP/1.1 404 Not Found']);
    });

    it.each(['post', 'put', 'delete'] as const)('nothing of it takes %s', async (method) => {
      const request = supertest(portal.server)[method]('/sign-in').set('Accept', navigation);

      expect((await request).status).toBe(404);
    });
  });

  describe('what they say to browsers', () => {
    it.each([
      ['/', 'front', page],
      ['/sign-in', 'front', page],
      ['/invitation', 'front', page],
      ['/unsupported', 'unsupported', page],
      ['/preview', 'preview', preview],
      ['/submissions/018f/files?filter=x', 'application', page],
      ['/index.html', 'application', page],
      ['/front.html', 'application', page],
    ])('%s is the page "%s"', async (path, title, expected) => {
      const response = await get(path);

      expect(response.status).toBe(200);
      expect(response.text).toContain(`<title>${title}</title>`);
      expect(response.get('content-type')).toBe('text/html; charset=utf-8');
      expectHeaders(response, expected);
    });

    it.each([
      ['/favicon.svg', 'image/svg+xml', { ...api, 'cache-control': 'no-cache' }],
      ['/assets/shell-B1x.css', 'text/css; charset=utf-8', asset],
      ['/assets/shell-B1x.js', 'text/javascript; charset=utf-8', { ...asset, ...varies }],
      ['/assets/worker-C2y.js', 'text/javascript; charset=utf-8', worker],
      ['/assets/preview/frame-D3z.js', 'text/javascript; charset=utf-8', previewAsset],
    ])('%s is %s', async (path, type, expected) => {
      const response = await get(path, '*/*');

      expect(response.status).toBe(200);
      expect(response.get('content-type')).toBe(type);
      expectHeaders(response, expected, ['content-encoding']);
    });

    it('asks for encryption in all they load, unless the portal is on this machine', async () => {
      const remote = await createTestPortal('sqlite', {
        config: { publicIsLoopback: false },
        pagesDirectory: built.directory,
      });
      const response = await supertest(remote.server).get('/sign-in');
      await remote.close();

      const policy = response.get('content-security-policy');
      expect(policy).toBe(`${pagePolicy};upgrade-insecure-requests`);
      expect(response.get('strict-transport-security')).toContain('max-age=');
    });
  });

  describe('how they travel', () => {
    const encoded = (accepted: string) =>
      get('/assets/shell-B1x.js').set('Accept-Encoding', accepted);

    it.each([
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
      ['zstd', undefined],
      ['identity', undefined],
      ['*;q=0', undefined],
    ])('for who takes "%s"', async (accepted, expected) => {
      const response = await encoded(accepted);

      expect(response.get('content-encoding')).toBe(expected);
      expect(response.get('vary')).toBe('Accept-Encoding');
      const length = Number(response.get('content-length'));
      expect(length < built.script.length).toBe(expected !== undefined);
    });

    it('unfold to what was built', async () => {
      expect((await encoded('gzip')).text).toBe(built.script);
    });

    it('each form has a validator of its own, and is not sent twice', async () => {
      const forms = await Promise.all(['br', 'gzip', 'identity'].map((each) => encoded(each)));
      const validators = forms.map(({ headers }) => (headers as { etag: string }).etag);

      expect(new Set(validators).size).toBe(3);
      const again = await encoded('br').set('If-None-Match', validators[0] ?? '');
      const other = await encoded('gzip').set('If-None-Match', validators[0] ?? '');
      expect(again.status).toBe(304);
      expect(again.get('etag')).toBe(validators[0]);
      expectHeaders(again, { ...asset, ...varies }, ['content-encoding']);
      expect(other.status).toBe(200);
    });

    it('a page that is known is not sent twice', async () => {
      const { headers } = await get('/sign-in');
      const { etag } = headers as { etag: string };

      const again = await get('/').set('If-None-Match', etag);

      expect(again.status).toBe(304);
      expectHeaders(again, page);
    });

    it('HEAD answers like GET, without the body', async () => {
      for (const path of ['/sign-in', '/submissions', '/assets/shell-B1x.js']) {
        const plain = { Accept: navigation, 'Accept-Encoding': 'identity' };
        const whole = await get(path).set(plain);
        const head = await supertest(portal.server).head(path).set(plain);

        expect(head.status).toBe(200);
        expect(head.text).toBeUndefined();
        expect(head.get('content-length')).toBe(whole.get('content-length'));
        expect(head.get('etag')).toBe(whole.get('etag'));
      }
    });

    it.each(['bytes=0-3', 'bytes=5-2', 'bytes=-1', 'bytes=x'])(
      'ranges are not taken apart: %s',
      async (range) => {
        const response = await get('/assets/shell-B1x.css').set('Range', range);

        expect(response.status).toBe(200);
        expect(response.text).toBe('body{}');
      },
    );
  });

  it('stay as they were at the start, whatever becomes of the folder', async () => {
    const gone = await createBuiltPages();
    const other = await createTestPortal('sqlite', { pagesDirectory: gone.directory });
    await gone.remove();

    const statuses: number[] = [];
    for (const path of ['/', '/assets/shell-B1x.js']) {
      statuses.push((await supertest(other.server).get(path)).status);
    }
    await other.close();

    expect(statuses).toEqual([200, 200]);
  });
});

describe('without a build', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
  });
  afterAll(() => portal.close());

  it('nobody is shown a page that is not there', async () => {
    const response = await supertest(portal.server).get('/submissions').set('Accept', navigation);

    expect(response.status).toBe(404);
  });

  it('the start page leads to the API reference, and the log says why', async () => {
    const response = await supertest(portal.server).get('/');

    expect(response.status).toBe(302);
    expect(response.get('location')).toBe('/api/v1/docs');
    expect(portal.logLines.some((line) => line.includes('pages are not built'))).toBe(true);
  });
});
