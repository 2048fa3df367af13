import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/** Sends octets as they are, which no client would, and returns everything the server says before it hangs up. */
export async function rawExchange(server: Server, octets: string | Buffer): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A server that cuts the line in the middle of a request answers with a reset.
  socket.on('error', () => undefined);
  socket.write(octets);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

/** The status lines in what a server said; one follows right after the body before. */
export function statusLines(said: string): string[] {
  return said.match(/HTTP\/1\.1 \d{3} [^\r\n]*/g) ?? [];
}
