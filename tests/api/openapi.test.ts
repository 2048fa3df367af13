import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import supertest from 'supertest';
import { ProblemCode } from '../../core/contracts/problem.ts';
import type { Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { createMatrixStage } from '../support/matrix-stage.ts';
import { accessMatrix } from '../support/matrix.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

type Schema = Record<string, unknown>;
type Content = Record<string, { schema: Schema }>;
type Operation = {
  operationId: string;
  summary: string;
  security?: object[];
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
type OpenApi = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

describe('the API reference', () => {
  let portal: TestPortal;
  let acts: Readonly<Record<string, Act>>;
  let document: OpenApi;
  let operations: ReadonlyMap<string, Operation>;
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  (addFormats as unknown as (instance: Ajv2020) => void)(ajv);

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    acts = await createActs(await createMatrixStage(portal));
    document = (await portal.anonymous().get('/openapi.json')).body as OpenApi;
    ajv.addKeyword('components');
    ajv.addSchema({ $id: 'portal', components: document.components });
    operations = new Map(
      Object.entries(document.paths).flatMap(([path, group]) =>
        Object.entries(group).map(([method, operation]) => [
          `${method.toUpperCase()} ${asRoute(path)}`,
          operation,
        ]),
      ),
    );
  });
  afterAll(() => portal.close());

  /** A schema of the document, with its references to components. */
  function validatorOf(schema: Schema) {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"portal#/components');
    return ajv.compile(JSON.parse(text) as Schema);
  }

  function operationOf(endpoint: string): Operation {
    const operation = operations.get(asDescribed(endpoint));
    if (!operation) throw new Error(`${endpoint} is not in the document`);
    return operation;
  }

  it('shows each endpoint that is mounted, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    expect([...operations.keys()].toSorted()).toEqual(
      Array.from(accessMatrix.keys(), asDescribed).toSorted(),
    );
  });

  it('names each operation once', () => {
    const names = [...operations.values()].map(({ operationId }) => operationId);

    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-zA-Z]+$/);
  });

  it.each([...accessMatrix.keys()])('%s is described by schemas that compile', (endpoint) => {
    const { parameters, requestBody, responses, security } = operationOf(endpoint);
    const contents = [requestBody, ...Object.values(responses)].flatMap((part) =>
      Object.values(part?.content ?? {}),
    );
    const schemas = [...contents, ...parameters].map(({ schema }) => schema);
    const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => name);

    for (const schema of schemas) expect(typeof validatorOf(schema)).toBe('function');
    expect(inPath).toEqual(Array.from(endpoint.matchAll(/[:*](\w+)/g), ([, name]) => name));
    expect(parameters.every((each) => each.in !== 'path' || each.required)).toBe(true);
    for (const { description } of Object.values(responses)) expect(description).not.toBe('');
    expect(security === undefined).toBe(
      accessMatrix.get(endpoint)?.anonymous !== '401' || endpoint === 'POST /session/second-factor',
    );
  });

  it.each([...accessMatrix.keys()])('%s answers as it is described', async (endpoint) => {
    const act = acts[endpoint];
    if (!act) throw new Error(`${endpoint}: no request`);
    const { requestBody, responses } = operationOf(endpoint);

    const response = await sendAct(endpoint, act);

    const { content } = responses[response.status] ?? {};
    const type = response.get('content-type');
    expect({ [response.status]: type?.split(';')[0] }).toEqual({
      [response.status]: Object.keys(content ?? {})[0],
    });
    const answered = content?.['application/json'];
    if (answered) expectValid(validatorOf(answered.schema), response.body);
    const asked = requestBody?.content['application/json'];
    if (asked) expectValid(validatorOf(asked.schema), act.body);
  });

  it.each([...accessMatrix.keys()])(
    '%s answers nobody with a problem that is described',
    async (endpoint) => {
      const { responses } = operationOf(endpoint);

      const response = await sendAct(endpoint, {
        by: portal.anonymous(),
        body: { nonsense: true },
      });

      if (response.status < 300) return;
      const described = responses[response.status]?.content?.['application/problem+json'];
      expect(described).toBeDefined();
      expectValid(validatorOf(described?.schema ?? {}), response.body);
      expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    },
  );

  it('lists every code that a problem can have', () => {
    const { properties } = document.components.schemas['Problem'] as {
      properties: { code: { enum: string[] } };
    };

    expect(properties.code.enum).toEqual(ProblemCode.options);
  });

  describe('its page', () => {
    const get = (path: string) => supertest(portal.server).get(`/api/v1${path}`);

    it('loads nothing but files of the portal, and holds no script of its own', async () => {
      const { status, text, headers } = await get('/docs');

      expect(status).toBe(200);
      expect(text).not.toMatch(
        /<script(?![^>]*\ssrc=)|<style|\son\w+=|style=|javascript:|https?:/i,
      );
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;" +
          "connect-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      );
      const files = Array.from(text.matchAll(/(?:src|href)="([^"]+)"/g), ([, file = '']) => file);
      expect(files).toHaveLength(3);
      for (const file of files) {
        const response = await get(`/${file}`).buffer(true);
        expect(response.status).toBe(200);
        expect(response.headers['content-type']).toMatch(
          /^text\/(?:css|javascript); charset=utf-8$/,
        );
        expect(response.headers['x-content-type-options']).toBe('nosniff');
      }
    });

    it('can send no request of its own', async () => {
      const { text } = await get('/docs/start.js');

      expect(text).toContain('supportedSubmitMethods: []');
      expect(text).toContain('validatorUrl: null');
      expect(text).not.toMatch(/https?:/);
    });

    it.each([
      '/docs/package.json',
      '/docs/..%2fpackage.json',
      '/docs/swagger-ui.css.map',
      '/docs/',
    ])('has no %s', async (path) => {
      expect((await get(path)).status).toBe(404);
    });
  });
});

/** OpenAPI knows one kind of parameter, also for a path of several segments. */
function asDescribed(endpoint: string): string {
  return endpoint.replace('*', ':');
}

function asRoute(path: string): string {
  return path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1');
}

function expectValid(validate: ReturnType<Ajv2020['compile']>, value: unknown): void {
  void validate(value);
  expect(validate.errors ?? []).toEqual([]);
}
