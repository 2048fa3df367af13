import { Router, type RequestHandler } from 'express';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Logger } from '../logger.ts';
import { readBuiltFiles, sendBuiltFile, type BuiltFile } from './built-files.ts';
import {
  pageHeaders,
  previewAssetHeaders,
  previewHeaders,
  workerHeaders,
} from './security-headers.ts';

type Options = {
  /** Where `npm run build` has put the pages. */
  readonly directory: string;
  readonly publicIsLoopback: boolean;
  readonly logger: Logger;
};

/** Names in `/assets` carry the hash of their content: what has the name never changes. */
const FOREVER = 'public, max-age=31536000, immutable';
/** Kept, but asked for every time: pages name the assets of one build. */
const REVALIDATED = 'no-cache';

/** The browser pages. Every address that is nothing else is one of the application's, which has its own router. */
export function createPages({ directory, publicIsLoopback, logger }: Options): Router {
  const router = Router({ caseSensitive: true, strict: true });
  if (!existsSync(join(directory, 'index.html'))) {
    logger.warn('the pages are not built (npm run build): only the interface is served');
    router.get('/', (_request, response) => {
      response.redirect('/api/v1/docs');
    });
    return router;
  }
  const files = readBuiltFiles(directory);
  const page = pageHeaders({ publicIsLoopback });
  const [preview, worker, previewAsset] = [
    previewHeaders(),
    workerHeaders(),
    previewAssetHeaders(),
  ];
  const html = (name: string, headers: RequestHandler) =>
    serve(() => files.get(`/${name}`), REVALIDATED, headers);

  router.get(['/', '/sign-in', '/invitation'], html('front.html', page));
  router.get('/unsupported', html('unsupported.html', page));
  router.get('/preview', html('preview.html', preview));
  router.get(
    '/assets/preview/*path',
    serve((path) => files.get(path), FOREVER, previewAsset),
  );
  router.get(
    '/assets/*path',
    serve((path) => (isWorker(path) ? files.get(path) : undefined), FOREVER, worker),
    serve((path) => files.get(path), FOREVER),
  );
  router.get(
    '/:name',
    serve((path) => (path.endsWith('.html') ? undefined : files.get(path)), REVALIDATED),
  );
  router.get('/*path', unlessData(html('index.html', page)));
  return router;
}

/** Serves what is found; `headers` replace those of data. What is not found is the next handler's. */
function serve(
  find: (path: string) => BuiltFile | undefined,
  cacheControl: string,
  headers: RequestHandler = asData,
): RequestHandler {
  return (request, response, next) => {
    const file = find(request.path);
    if (!file) {
      next();
      return;
    }
    void headers(request, response, () => {
      sendBuiltFile(file, { request, response, cacheControl });
    });
  };
}

/** What every answer of the portal carries already. */
const asData: RequestHandler = (_request, _response, next) => {
  next();
};

function isWorker(path: string): boolean {
  return basename(path).startsWith('worker-');
}

/** A script or an image that is missing must not be answered with a page, nor a call of the API. */
function unlessData(shell: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const isData = /^\/(?:api|health|assets)(?:\/|$)/.test(request.path);
    const wantsPage = request.get('accept')?.includes('text/html') === true;
    if (isData || !wantsPage) next();
    else void shell(request, response, next);
  };
}
