import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { pipeline } from 'node:stream/promises';
import type { AccessObject } from '../../../core/contracts/access-log.ts';
import { Id } from '../../../core/contracts/identifiers.ts';
import { MAX_JSON_BODY } from '../../../core/contracts/limits.ts';
import { AppError } from '../errors.ts';
import type { Principal } from '../principal.ts';
import type { AccessRecorder, Act, Conclusion } from './access-recorder.ts';
import type { Context, Download, Endpoint } from './endpoint.ts';
import { parseInput, requireVersion } from './input.ts';
import { statusOf } from './problem-handler.ts';
import { networkOf, type RateLimiter } from './rate-limit.ts';
import { sessionHandleOf } from './session.ts';
import type { WorkInProgress } from './work-in-progress.ts';

type Dependencies = {
  readonly recorder: AccessRecorder;
  readonly rateLimiter: RateLimiter;
  readonly workInProgress: WorkInProgress;
  /** What every signed-in session has proved. */
  readonly signedInBy: 'password' | 'password+totp';
};

/**
 * Mounts one endpoint. The order is the security model: who is it, may such a role call this, is the
 * input well-formed, is the act written down - and only then the handler, and only after the result is
 * written down the answer. See docs/protocol.md, "Every request".
 */
export function mount(router: Router, endpoint: Endpoint, dependencies: Dependencies): void {
  requireAuditClass(endpoint);
  const parseJson = express.json({
    limit: endpoint.input.bodyLimit ?? MAX_JSON_BODY,
    strict: true,
    inflate: false,
  });

  router[endpoint.method](
    endpoint.path,
    async (request: Request, response: Response, next: NextFunction) => {
      await admit(endpoint, request, dependencies);
      if (endpoint.input.body) parseJson(request, response, next);
      else next();
    },
    async (request: Request, response: Response) => {
      await dependencies.workInProgress.track(serve(endpoint, request, response, dependencies));
    },
  );
}

async function admit(
  endpoint: Endpoint,
  request: Request,
  { recorder, rateLimiter, signedInBy }: Dependencies,
): Promise<void> {
  const principal = request.user as Principal | undefined;
  if (endpoint.access !== 'public') {
    if (!principal) throw unauthenticated(request);
    if (endpoint.access !== 'session' && !endpoint.access.includes(principal.role)) {
      const refusal = { outcome: 'denied', reason: 'FORBIDDEN', status: 403 } as const;
      if ('action' in endpoint.audit)
        await recorder.record(actOf(endpoint, request, signedInBy), refusal);
      throw new AppError('FORBIDDEN');
    }
  }
  if (endpoint.rateLimit) {
    await rateLimiter.consume(endpoint.rateLimit, principal?.accountId ?? networkOf(request.ip));
  }
  requireMediaType(endpoint, request);
}

async function serve(
  endpoint: Endpoint,
  request: Request,
  response: Response,
  { recorder, signedInBy }: Dependencies,
): Promise<void> {
  const input = parseInput(endpoint, request);
  const found: { object?: AccessObject; principal?: Principal } = {};
  const context = contextOf(endpoint, request, response, found);

  const { audit } = endpoint;
  if ('unrecorded' in audit) {
    await send(endpoint, response, await endpoint.handle(input, context));
    return;
  }
  const intent = await recorder.intend(actOf(endpoint, request, signedInBy));
  let result: unknown;
  try {
    if (audit.durability) await intent.untilCovered(audit.durability);
    result = await endpoint.handle(input, context);
  } catch (error) {
    await intent.conclude({ ...failureOf(error), ...found });
    throw error;
  }
  try {
    await intent.conclude({ outcome: 'success', status: endpoint.status, ...found });
  } catch (error) {
    if (endpoint.output === 'download') (result as Download).body?.destroy();
    // The cookie of a session that began with this act would answer by itself.
    if (request.sessionID !== context.session.id) await context.session.end();
    throw error;
  }
  await send(endpoint, response, result);
}

async function send(endpoint: Endpoint, response: Response, result: unknown): Promise<void> {
  response.set('Cache-Control', 'no-store');
  if (endpoint.output === 'empty') {
    response.status(endpoint.status).end();
  } else if (endpoint.output === 'download') {
    const { status, headers, body } = result as Download;
    response.status(status).set(headers);
    if (!body) response.end();
    else if (response.req.method === 'HEAD') {
      body.destroy();
      response.end();
    } else await pipeline(body, response).catch(ignoreDeparture);
  } else {
    const answer = endpoint.output.parse(result);
    const version = (answer as { version?: unknown }).version;
    if (typeof version === 'number') response.set('ETag', `"${version}"`);
    response.status(endpoint.status).json(answer);
  }
}

/** Callers may leave before the last octet, or so fast after it that we do not see it go: neither is a defect. */
function ignoreDeparture(error: unknown): void {
  if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

function contextOf(
  endpoint: Endpoint,
  request: Request,
  response: Response,
  found: { object?: AccessObject; principal?: Principal },
): Context {
  return {
    principal: request.user as Principal,
    session: sessionHandleOf(request, response),
    expectedVersion: endpoint.input.precondition ? requireVersion(request) : 0,
    raw: { request, response },
    header: (name) => request.get(name),
    describe: (object) => {
      found.object = object;
    },
    identify: (principal) => {
      found.principal = principal;
    },
  };
}

function actOf(endpoint: Endpoint, request: Request, signedInBy: Dependencies['signedInBy']): Act {
  if (!('action' in endpoint.audit)) throw new Error(`${endpoint.path} records nothing`);
  const { action, object } = endpoint.audit;
  const principal = request.user as Principal | undefined;
  const id = Id.safeParse(object && request.params[object.param]);
  return {
    action,
    principal,
    authentication: principal ? signedInBy : 'none',
    // What a caller typed into the path reaches the log only when it is an identifier and nothing else.
    object: object && id.success ? { type: object.type, id: id.data } : undefined,
    request: {
      method: request.method,
      route: `/api/v1${endpoint.path}`,
      id: request.id as string,
    },
    sessionId: principal ? request.sessionID : undefined,
    client: { ip: request.ip ?? '', userAgent: request.get('user-agent') ?? '' },
  };
}

function failureOf(error: unknown): Conclusion {
  if (!(error instanceof AppError)) return { outcome: 'error', reason: 'INTERNAL', status: 500 };
  const status = statusOf(error.code);
  // Where there is no key yet, nobody was refused one.
  const denied = error.code !== 'NO_KEY' && [401, 403, 404].includes(status);
  return { outcome: denied ? 'denied' : 'failure', reason: error.code, status };
}

function unauthenticated(request: Request): AppError {
  return new AppError(
    request.session.pendingAccountId ? 'SECOND_FACTOR_REQUIRED' : 'UNAUTHENTICATED',
  );
}

function requireMediaType(endpoint: Endpoint, request: Request): void {
  const { body, consumes } = endpoint.input;
  const expected = consumes ?? (body ? 'application/json' : undefined);
  if (expected && !request.is(expected)) throw new AppError('UNSUPPORTED_MEDIA_TYPE');
}

/** Types demand it; plain JavaScript, a cast or a mistake could still leave it out. */
function requireAuditClass(endpoint: Endpoint): void {
  const audit = endpoint.audit as Partial<Record<'action' | 'unrecorded', string>> | undefined;
  if (!audit?.action && !audit?.unrecorded) {
    throw new Error(`${endpoint.method} ${endpoint.path} declares no audit class`);
  }
}
