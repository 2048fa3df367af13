import { OpenAPIRegistry, OpenApiGeneratorV31, extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { Problem, type ProblemCode } from '../../../core/contracts/problem.ts';
import type { Endpoint } from './endpoint.ts';
import { problemStatus, problemTitle } from './problems.ts';

extendZodWithOpenApi(z);

/** The API as an OpenAPI 3.1 document, made from the same records that are mounted. */
export function createOpenApiDocument(endpoints: readonly Endpoint[], version: string): object {
  const registry = new OpenAPIRegistry();
  const problem = registry.register('Problem', Problem);
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-session',
  });
  for (const endpoint of endpoints) {
    registry.registerPath({
      method: endpoint.method,
      path: `/api/v1${endpoint.path.replaceAll(/:(\w+)/g, '{$1}')}`,
      operationId: operationIdOf(endpoint),
      summary: endpoint.summary,
      description: descriptionOf(endpoint),
      ...(endpoint.access === 'public' ? {} : { security: [{ session: [] }] }),
      request: requestOf(endpoint),
      responses: {
        [endpoint.status]: { description: 'Done.', ...contentOf(endpoint) },
        ...problemResponses(endpoint, problem),
      },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Asset Recovery Portal',
      version,
      description: 'Content is sealed with OpenPGP before it reaches this interface and stays so.',
    },
  });
}

function operationIdOf({ method, path }: Endpoint): string {
  return `${method}${path.replaceAll(/[/:-]+(\w)/g, (_match, letter: string) => letter.toUpperCase())}`;
}

function descriptionOf({ access, audit }: Endpoint): string {
  const who = typeof access === 'string' ? access : access.join(', ');
  const act = 'action' in audit ? `recorded as \`${audit.action}\`` : `not recorded: ${audit.unrecorded}`;
  return `Access: ${who}. Access log: ${act}.`;
}

function requestOf({ input }: Endpoint) {
  const { params, query, body, consumes, precondition } = input;
  return {
    ...(params ? { params: params as z.ZodObject } : {}),
    ...(query ? { query: query as z.ZodObject } : {}),
    ...(precondition ? { headers: z.object({ 'If-Match': z.string() }) } : {}),
    ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    ...(consumes
      ? { body: { required: true, content: { [consumes]: { schema: { type: 'string' as const } } } } }
      : {}),
  };
}

function contentOf({ output }: Endpoint) {
  if (output === 'empty') return {};
  if (output === 'download') {
    return { content: { 'application/octet-stream': { schema: { type: 'string' as const } } } };
  }
  return { content: { 'application/json': { schema: output } } };
}

function problemResponses({ access, input, problems = [] }: Endpoint, schema: z.ZodType) {
  const codes: ProblemCode[] = [
    'VALIDATION_FAILED',
    'LOG_UNAVAILABLE',
    'TOO_MANY_REQUESTS',
    ...(access === 'public' ? [] : (['UNAUTHENTICATED', 'SECOND_FACTOR_REQUIRED', 'FORBIDDEN'] as const)),
    ...(input.params ? (['NOT_FOUND'] as const) : []),
    ...(input.precondition ? (['VERSION_CONFLICT', 'PRECONDITION_REQUIRED'] as const) : []),
    ...problems,
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => problemStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${problemTitle[code]}`).join(' '),
        content: { 'application/problem+json': { schema } },
      },
    ]),
  );
}
