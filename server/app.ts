import express, { Router, type Express, type RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import { v7 as uuid } from 'uuid';
import type { AppConfig } from '../config/app-config.ts';
import type { Composition } from './composition.ts';
import { AppError } from './platform/errors.ts';
import { createApiReference } from './platform/http/api-reference.ts';
import { createCspReports } from './platform/http/csp-reports.ts';
import { createCsrfGuard } from './platform/http/csrf.ts';
import type { Endpoint } from './platform/http/endpoint.ts';
import { createHealthRouter, type ReadinessCheck } from './platform/http/health.ts';
import type { createMetrics } from './platform/http/metrics.ts';
import { mount } from './platform/http/mount.ts';
import { createOpenApiDocument } from './platform/http/openapi.ts';
import { createPages } from './platform/http/pages.ts';
import { createProblemHandler } from './platform/http/problem-handler.ts';
import {
  apiHeaders,
  permissionsPolicy,
  strictTransport,
} from './platform/http/security-headers.ts';
import { createSessionMiddleware } from './platform/http/session.ts';
import type { WorkInProgress } from './platform/http/work-in-progress.ts';
import type { Logger } from './platform/logger.ts';

type Dependencies = {
  readonly config: AppConfig;
  readonly composition: Composition;
  readonly logger: Logger;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly workInProgress: WorkInProgress;
  readonly whyNotReady: ReadinessCheck;
  readonly isShuttingDown: () => boolean;
  readonly softwareVersion: string;
  /** The folder of the built pages. */
  readonly pagesDirectory: string;
};

/** The order of this file is the order in which a request meets the portal. */
export function createApp(dependencies: Dependencies): Express {
  const { config, composition, logger, metrics, softwareVersion } = dependencies;
  const { workInProgress, whyNotReady, isShuttingDown, pagesDirectory } = dependencies;
  const { publicIsLoopback, demonstration } = config;
  const app = express();
  app.set('query parser', 'simple');
  app.set('trust proxy', [...config.trustedProxies]);
  app.set('passport', composition.passport);
  app.disable('x-powered-by');
  app.disable('etag');

  app.use(metrics.observe);
  app.use(
    pinoHttp({
      logger,
      genReqId: () => uuid(),
      // The path may hold identifiers and the query search words: the log needs neither.
      serializers: {
        req: ({ id, method }: { id: string; method: string }) => ({ id, method }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    }),
  );
  app.use(apiHeaders(), permissionsPolicy);
  if (!publicIsLoopback) app.use(strictTransport);
  app.use(createHealthRouter({ whyNotReady, logHealth: composition.accessLog.health }));
  app.use('/api/v1', refuseWhenShuttingDown(isShuttingDown), createApi(dependencies));
  app.use(createPages({ directory: pagesDirectory, publicIsLoopback, logger }));
  app.use(() => {
    throw new AppError('NOT_FOUND');
  });
  app.use(createProblemHandler(logger));
  return app;

  function createApi({ composition: { endpoints } }: Dependencies): Router {
    const router = Router({ caseSensitive: true, strict: true });
    const document = createOpenApiDocument(endpoints, softwareVersion);
    router.get('/openapi.json', (_request, response) => {
      response.json(document);
    });
    router.use(createApiReference());
    router.use(createCspReports({ rateLimiter: composition.rateLimiter, logger }));
    router.use(
      ...createSessionMiddleware({
        store: composition.sessionStore,
        passport: composition.passport,
        cookieKey: composition.cookieKey,
        publicIsLoopback,
      }),
    );
    router.use(createCsrfGuard(config.publicOrigin));
    for (const endpoint of endpoints) {
      mount(router, endpoint, {
        recorder: composition.accessLog.recorder,
        rateLimiter: composition.rateLimiter,
        workInProgress,
        signedInBy: demonstration ? 'password' : 'password+totp',
      });
    }
    refuseOtherMethods(router, endpoints);
    return router;
  }
}

function refuseOtherMethods(router: Router, endpoints: readonly Endpoint[]): void {
  for (const [path, group] of Map.groupBy(endpoints, (endpoint) => endpoint.path)) {
    const allowed = group
      .flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
      .join(', ');
    router.all(path, (_request, response) => {
      response.set('Allow', allowed);
      throw new AppError('METHOD_NOT_ALLOWED');
    });
  }
}

function refuseWhenShuttingDown(isShuttingDown: () => boolean): RequestHandler {
  return (_request, response, next) => {
    if (isShuttingDown()) {
      response.set('Connection', 'close');
      throw new AppError('SHUTTING_DOWN');
    }
    next();
  };
}
