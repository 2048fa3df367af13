import type { Connection } from '../../core/exchange/connection.ts';
import { ConnectionError } from '../../core/exchange/problem-error.ts';

type Reader = Pick<Connection, 'stream'>;

/**
 * What lies under `path` in the access log, octet by octet: what is signed must not pass through a parser first.
 *
 * @throws ProblemError, ConnectionError
 */
export async function readLog(connection: Reader, path: string): Promise<Uint8Array> {
  const { body } = await connection.stream(`/access-log/${path}`);
  try {
    return new Uint8Array(await new Response(body).arrayBuffer());
  } catch (cause) {
    throw new ConnectionError('the answer broke off', { cause });
  }
}

/** The same of a note, a key, a policy or a proof. */
export async function readLogText(connection: Reader, path: string): Promise<string> {
  return new TextDecoder().decode(await readLog(connection, path));
}
