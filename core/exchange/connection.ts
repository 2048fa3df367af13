import type { z } from 'zod';
import { Problem } from '../contracts/problem.ts';
import { SessionResponse } from '../contracts/sessions.ts';
import { createLogMemory, type LogMemory } from './log-memory.ts';
import { ConnectionError, ProblemError, UnexpectedAnswerError } from './problem-error.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

type Call = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: object;
  /** Bytes as they are, with their own headers; a Blob, because browsers send it without copying. */
  readonly raw?: { readonly body: Blob | FormData; readonly headers: Record<string, string> };
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** The version of the aggregate that is changed. */
  readonly version?: number;
  readonly signal?: AbortSignal;
};

export type Download = {
  readonly body: ReadableStream<Uint8Array>;
  /** Names these octets and no others; null when the server gave them no name. */
  readonly etag: string | null;
  /** With which octet `body` begins: the one that was asked for, or 0 when the server has others by now. */
  readonly from: number;
};

type StreamCall = Pick<Call, 'signal'> & {
  /** The rest of what began to arrive before (RFC 9110 section 13.1.5). */
  readonly resume?: { readonly etag: string; readonly from: number };
};

/**
 * The portal's interface as functions: answers are parsed by the same contracts the server has, because the server is
 * not trusted. Cookies are `fetch`'s business: a browser keeps them, scripts bring a `fetch` that does.
 */
export function createConnection({
  origin,
  fetch,
  log = createLogMemory(),
}: {
  origin: string;
  fetch: Fetch;
  log?: LogMemory;
}) {
  let csrfToken: string | undefined;

  async function send(
    path: string,
    call: Call & { readonly headers?: Record<string, string> },
  ): Promise<Response> {
    const url = new URL(`/api/v1${path}`, origin);
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers: Record<string, string> = {
      Origin: origin,
      ...call.headers,
      ...call.raw?.headers,
    };
    if (call.body) headers['Content-Type'] = 'application/json';
    if (csrfToken !== undefined) headers['X-CSRF-Token'] = csrfToken;
    if (call.version !== undefined) headers['If-Match'] = `"${call.version}"`;
    const body = call.body ? JSON.stringify(call.body) : call.raw?.body;
    const response = await fetch(url.href, {
      method: call.method ?? 'GET',
      headers,
      ...(body === undefined ? {} : { body }),
      ...(call.signal ? { signal: call.signal } : {}),
    }).catch((cause: unknown) => {
      throw new ConnectionError('the portal cannot be reached', { cause });
    });
    if (response.ok) return response;
    const problem = Problem.safeParse(await response.json().catch(() => undefined));
    if (!problem.success) throw new ConnectionError(`answered ${response.status}`);
    throw new ProblemError(problem.data);
  }

  return {
    /** What the caller knows of the portal's access log. */
    log,
    async call<Output extends z.ZodType>(
      output: Output,
      path: string,
      call: Call = {},
    ): Promise<z.infer<Output>> {
      const response = await send(path, call);
      const answer = output.safeParse(await whole(response.json()));
      if (!answer.success) {
        throw new UnexpectedAnswerError('the answer is not what was agreed', {
          cause: answer.error,
        });
      }
      // Every answer that tells the state of the session brings the token for what follows.
      const session = SessionResponse.safeParse(answer.data);
      if (session.success) csrfToken = session.data.csrfToken;
      return answer.data;
    },
    async command(path: string, call: Call): Promise<void> {
      const response = await send(path, call);
      // Left unread, it would keep its connection from being used again.
      await whole(response.arrayBuffer());
    },
    async stream(path: string, { resume, ...call }: StreamCall = {}): Promise<Download> {
      const response = await send(path, {
        ...call,
        ...(resume && {
          headers: { Range: `bytes=${resume.from}-`, 'If-Range': resume.etag },
        }),
      });
      const { body, headers, status } = response;
      if (!body) throw new ConnectionError('the answer has no body');
      answers.set(body, response);
      return { body, etag: headers.get('ETag'), from: status === 206 ? (resume?.from ?? 0) : 0 };
    },
  };
}
export type Connection = ReturnType<typeof createConnection>;

/**
 * Keeps an answer as long as its body: Node cancels the body of a collected answer that nobody has begun to read, and
 * its reader would see an empty file.
 */
const answers = new WeakMap<ReadableStream, Response>();

/** An answer that breaks off is no answer. */
function whole<Body>(body: Promise<Body>): Promise<Body> {
  return body.catch((cause: unknown) => {
    throw new ConnectionError('the answer broke off', { cause });
  });
}
