import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { RateLimitName } from '../../../config/app-config.ts';
import type {
  AccessAction,
  AccessObject,
  AccessObjectType,
} from '../../../core/contracts/access-log.ts';
import type { ProblemCode } from '../../../core/contracts/problem.ts';
import type { Role } from '../../../core/contracts/vocabulary.ts';
import type { Principal } from '../principal.ts';
import type { Durability } from './access-recorder.ts';
import type { SessionHandle } from './session.ts';

/** Who may call: anybody, any signed-in account, or accounts of these roles. Objects are the service's question. */
export type AccessRule = 'public' | 'session' | readonly Role[];

/**
 * Every endpoint says which act it is, or why it is none. `param` names the path parameter with the object's id; with
 * `durability` the handler waits until nobody can make the intent disappear unnoticed.
 */
export type AuditClass =
  | { readonly unrecorded: string }
  | {
      readonly action: AccessAction;
      readonly object?: { readonly type: AccessObjectType; readonly param: string };
      readonly durability?: Durability;
    };

/** A stream of bytes as an answer; headers are complete before its first byte leaves. */
export type Download = {
  readonly status: 200 | 206 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Readable;
};

export type Context<Access extends AccessRule = AccessRule> = {
  readonly principal: Access extends 'public' ? Principal | undefined : Principal;
  readonly session: SessionHandle;
  /** The version in `If-Match`; 0 where the endpoint asks for none. */
  readonly expectedVersion: number;
  readonly raw: { readonly request: IncomingMessage; readonly response: ServerResponse };
  readonly header: (name: string) => string | undefined;
  /** Tells the access log what the act turned out to be about. */
  readonly describe: (object: AccessObject) => void;
  /** Tells the access log who the caller turned out to be (sign-in). */
  readonly identify: (principal: Principal) => void;
};

type Input<Params, Query, Body> = {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
};

type Definition<Access extends AccessRule, Params, Query, Body, Output> = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express path below `/api/v1`. */
  readonly path: string;
  /** One sentence for the API reference. */
  readonly summary: string;
  readonly access: Access;
  readonly audit: AuditClass;
  readonly rateLimit?: RateLimitName;
  readonly input: {
    readonly params?: z.ZodType<Params>;
    readonly query?: z.ZodType<Query>;
    readonly body?: z.ZodType<Body>;
    /** Largest JSON body in bytes; `MAX_JSON_BODY` unless the body carries sealed content. */
    readonly bodyLimit?: number;
    /** `If-Match` with the version last seen is required. */
    readonly precondition?: true;
    /** The body is not JSON: the handler reads `context.raw.request` itself. */
    readonly consumes?: 'application/octet-stream' | 'multipart/form-data';
  };
  readonly status: 200 | 201 | 204;
  readonly output: z.ZodType<Output> | 'empty' | 'download';
  /** Media type of a download; `application/octet-stream` where nothing else is said. */
  readonly produces?: string;
  /** Problems of this endpoint beside those that any endpoint may answer with. */
  readonly problems?: readonly ProblemCode[];
  readonly handle: (
    input: Input<Params, Query, Body>,
    context: Context<Access>,
  ) => Promise<Output | Download>;
};

/** An endpoint as data: what the router mounts, the API reference shows and the access matrix enumerates. */
export type Endpoint = Omit<
  Definition<AccessRule, unknown, unknown, unknown, unknown>,
  'handle'
> & {
  readonly handle: (input: Input<unknown, unknown, unknown>, context: Context) => Promise<unknown>;
};

/** Types a handler by its schemas and its access rule. */
export function defineEndpoint<
  const Access extends AccessRule,
  Params = undefined,
  Query = undefined,
  Body = undefined,
  Output = undefined,
>(definition: Definition<Access, Params, Query, Body, Output>): Endpoint {
  return definition as unknown as Endpoint;
}
