import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Demonstration } from '../demonstration.ts';
import { startPage } from './page.ts';
import { words, type Language } from './words.ts';

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Serves the start page to this machine alone, at an address beside the portal's. */
export async function serveStartPage(
  demonstration: Demonstration,
  { portalOrigin, port }: { readonly portalOrigin: string; readonly port: number },
) {
  const style = await readFile(new URL('start.css', import.meta.url));

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const send = (status: number, type: string, body: string | Buffer) =>
      response.writeHead(status, { ...headers, 'Content-Type': type }).end(body);
    if (!isLoopback(request.headers.host)) send(421, 'text/plain; charset=utf-8', '');
    else if (pathname === '/start.css') send(200, 'text/css; charset=utf-8', style);
    else if (pathname !== '/') send(404, 'text/plain; charset=utf-8', 'There is nothing here.\n');
    else {
      const language = languageOf(searchParams.get('lang') ?? request.headers['accept-language']);
      response.setHeader('Vary', 'Accept-Language');
      send(200, 'text/html; charset=utf-8', startPage(demonstration, { language, portalOrigin }));
    }
  }

  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The page tells passwords: a name of somebody else's that points here must not open it. */
function isLoopback(host = ''): boolean {
  return /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host);
}

/** The first language of those wished that there is; English otherwise. */
function languageOf(wished = ''): Language {
  const known = wished
    .split(',')
    .map((range) => range.trim().slice(0, 2).toLowerCase())
    .find((language) => language in words);
  return (known as Language | undefined) ?? 'en';
}
