import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

type Layer = {
  readonly route?: {
    readonly path: string | string[];
    readonly stack: readonly { method?: string }[];
  };
  readonly handle?: { readonly stack?: readonly Layer[] };
};

/** What answers without being an act on the portal's data. */
const besideTheInterface = [
  'GET /health/live',
  'GET /health/ready',
  'GET /health/log',
  'GET /openapi.json',
  'GET /docs',
  'GET /docs/start.js',
  'GET /docs/swagger-ui.css',
  'GET /docs/swagger-ui-bundle.js',
  'POST /csp-reports',
  'ANY /csp-reports',
  'GET /',
];

/** Every route that Express itself knows, at whatever depth; `undefined` as method stands for all of them. */
function routesIn(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return routesIn(handle?.stack ?? []);
    const methods = new Set(route.stack.map(({ method }) => method?.toUpperCase() ?? 'ANY'));
    return [...methods].flatMap((method) => [route.path].flat().map((path) => `${method} ${path}`));
  });
}

describe('the routes of the portal', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
  });
  afterAll(() => portal.close());

  it('are endpoints that say which act they are, or are known to be none', () => {
    const { router } = portal.app as unknown as { router: { stack: readonly Layer[] } };
    const endpoints = portal.composition.endpoints;
    const declared = endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const refusals = endpoints.map(({ path }) => `ANY ${path}`);

    const mounted = routesIn(router.stack);

    expect(new Set(mounted)).toEqual(new Set([...declared, ...refusals, ...besideTheInterface]));
    for (const { audit } of endpoints)
      expect('action' in audit ? audit.action : audit.unrecorded).toMatch(/\S/);
  });

  it('leave entries unwritten only where they tell nothing of what was done', () => {
    const unrecorded = portal.composition.endpoints
      .filter(({ audit }) => 'unrecorded' in audit)
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`);

    expect(unrecorded.toSorted()).toEqual([
      'GET /access-log/checkpoint',
      'GET /access-log/consistency',
      'GET /access-log/policy',
      'GET /access-log/report-certificate',
      'GET /access-log/tile/*path',
      'GET /access-log/vkey',
      'GET /session',
      'POST /access-log/cosignatures',
    ]);
  });
});
