import { createConnection, type Connection } from '../../core/exchange/index.ts';
import { origin, type Actor } from './actors.ts';
import type { TestPortal } from './test-portal.ts';

/** The functions of the exchange, spoken by somebody who is signed in already. */
export function connectionOf(actor: Actor, { server }: TestPortal): Connection {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the portal must listen');
  return createConnection({
    origin: `http://127.0.0.1:${address.port}`,
    fetch: (url, init) => {
      const headers = new Headers(init.headers);
      headers.set('Origin', origin);
      headers.set('Cookie', actor.cookie);
      headers.set('X-CSRF-Token', actor.csrfToken);
      return fetch(url, { ...init, headers });
    },
  });
}
