import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppConfig } from '../../config/app-config.ts';
import { createPeople, inviteAdministrators } from './exchange-people.ts';
import { createTestPortal, type Engine, patient } from './test-portal.ts';

/** What may happen to a request on its way; true when it has been answered, or lost. */
type Interference = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A test portal behind a real address, with a line that tests may cut and a server that they may make lie. */
export async function createExchangePortal(
  engine: Engine,
  config: Partial<AppConfig> = {},
  pages: { readonly pagesDirectory?: string } = {},
) {
  const server = createServer(patient);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const portal = await createTestPortal(engine, {
    config: { ...config, publicOrigin: origin },
    ...pages,
  });
  const line: { interfere: Interference | undefined } = { interfere: undefined };
  server.on('request', (request, response) => {
    if (!line.interfere?.(request, response)) portal.app(request, response);
  });
  const invited = await inviteAdministrators(portal.composition);

  return {
    ...portal,
    ...(await createPeople(origin, invited)),
    line,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await portal.close();
    },
  };
}
export type ExchangePortal = Awaited<ReturnType<typeof createExchangePortal>>;
