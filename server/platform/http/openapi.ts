import { z } from 'zod';
import { Problem, type ProblemCode } from '../../../core/contracts/problem.ts';
import type { Endpoint } from './endpoint.ts';
import { problemStatus, problemTitle } from './problems.ts';
import { sessionCookieName } from './session.ts';

/** The API as an OpenAPI 3.1 document, made from the same records that are mounted. */
export function createOpenApiDocument(endpoints: readonly Endpoint[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = `/api/v1${endpoint.path.replaceAll(/[:*](\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[endpoint.method] = operationOf(endpoint);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Asset Recovery Portal',
      version,
      description: 'Content is sealed with OpenPGP before it reaches this interface and stays so.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookieName } },
    },
  };
}

function operationOf(endpoint: Endpoint): object {
  const body = requestBodyOf(endpoint);
  return {
    operationId: operationIdOf(endpoint),
    tags: [tagOf(endpoint)],
    summary: endpoint.summary,
    description: descriptionOf(endpoint),
    ...(endpoint.access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: parametersOf(endpoint),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      [endpoint.status]: { description: 'Done.', ...contentOf(endpoint) },
      ...problemResponses(endpoint),
    },
  };
}

/** Names of zod's that are no formats of JSON Schema; their patterns say the same. */
const unknownFormats: ReadonlySet<string | undefined> = new Set([
  'base64',
  'lowercase',
  'starts_with',
]);

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (unknownFormats.has(jsonSchema.format)) delete jsonSchema.format;
    },
  });
  return rest;
}

/** The resource that a path begins with, in the words of the interface: `access-log` becomes `Access log`. */
function tagOf({ path }: Endpoint): string {
  const resource = (path.split('/')[1] ?? '').replaceAll('-', ' ');
  return resource.charAt(0).toUpperCase() + resource.slice(1);
}

function operationIdOf({ method, path }: Endpoint): string {
  return `${method}${path.replaceAll(/[/:*-]+(\w)/g, (_match, letter: string) => letter.toUpperCase())}`;
}

function descriptionOf({ access, audit }: Endpoint): string {
  const who = typeof access === 'string' ? access : access.join(', ');
  const act =
    'action' in audit ? `recorded as \`${audit.action}\`` : `not recorded: ${audit.unrecorded}`;
  return `Access: ${who}. Access log: ${act}.`;
}

function parametersOf({ input: { params, query, precondition } }: Endpoint): object[] {
  return [
    ...fieldsOf(params).map((field) => ({ ...field, in: 'path', required: true })),
    ...fieldsOf(query).map((field) => ({ ...field, in: 'query' })),
    ...(precondition
      ? [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }]
      : []),
  ];
}

function fieldsOf(schema: z.ZodType | undefined) {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    required: required.includes(name),
    schema: property,
  }));
}

function requestBodyOf({ input: { body, consumes } }: Endpoint): object | undefined {
  if (consumes) return { [consumes]: { schema: { type: 'string' } } };
  return body && { 'application/json': { schema: schemaOf(body, 'input') } };
}

function contentOf({ output, produces = 'application/octet-stream' }: Endpoint): object {
  if (output === 'empty') return {};
  return output === 'download'
    ? { content: { [produces]: { schema: { type: 'string' } } } }
    : { content: { 'application/json': { schema: schemaOf(output, 'output') } } };
}

function problemResponses({ access, input, problems = [] }: Endpoint): object {
  const codes: ProblemCode[] = [
    'VALIDATION_FAILED',
    'TOO_MANY_REQUESTS',
    'LOG_UNAVAILABLE',
    ...(access === 'public'
      ? []
      : (['UNAUTHENTICATED', 'SECOND_FACTOR_REQUIRED', 'FORBIDDEN'] as const)),
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
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}
