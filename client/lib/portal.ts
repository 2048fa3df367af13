import { createConnection } from '../../core/exchange/connection.ts';

/** The pages' own connection. What is sealed or opened goes over the Worker's. */
export const portal = createConnection({
  origin: location.origin,
  fetch: (url, init) => fetch(url, init),
});
