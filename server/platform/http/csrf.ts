import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';
import { carriesCsrfToken } from './session.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Three questions to every unsafe request: does the browser say it comes from our own pages
 * (Sec-Fetch-Site, W3C Fetch Metadata), or, from older browsers and scripts, is `Origin` ours; and,
 * where there is a session, does it carry that session's token in a header no form can set.
 */
export function createCsrfGuard(publicOrigin: string): RequestHandler {
  return (request, _response, next) => {
    if (safeMethods.has(request.method)) {
      next();
      return;
    }
    const site = request.get('sec-fetch-site');
    const ours =
      site === undefined ? request.get('origin') === publicOrigin : site === 'same-origin';
    const hasSession = request.user !== undefined || request.session.pendingAccountId !== undefined;
    if (!ours || (hasSession && !carriesCsrfToken(request))) {
      throw new AppError('CROSS_SITE_REQUEST');
    }
    next();
  };
}
