import express, { Router } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { networkOf, type RateLimiter } from './rate-limit.ts';
import { cspReportPath } from './security-headers.ts';

/** Largest report that is read, in bytes; browsers send about one kilobyte. */
const MAX_REPORT = 8 * 1024;

const Report = z.object({
  'csp-report': z.object({
    'effective-directive': z.string().optional(),
    'violated-directive': z.string().default(''),
    'blocked-uri': z.string().default(''),
  }),
});

/**
 * Where browsers report what the content security policy stopped (CSP 3 section 5.3). Outside of sessions: a browser sends
 * no token with a report, and nothing but a line of the log comes of it.
 */
export function createCspReports({
  rateLimiter,
  logger,
}: {
  rateLimiter: RateLimiter;
  logger: Logger;
}): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(
    cspReportPath,
    async (request, _response, next) => {
      await rateLimiter.consume('csp-report', networkOf(request.ip));
      if (!request.is('application/csp-report')) throw new AppError('UNSUPPORTED_MEDIA_TYPE');
      next();
    },
    express.json({ type: 'application/csp-report', limit: MAX_REPORT, inflate: false }),
    (request, response) => {
      const report = Report.safeParse(request.body);
      if (!report.success) throw new AppError('VALIDATION_FAILED');
      logger.warn(summaryOf(report.data), 'the browser stopped what the policy forbids');
      response.set('Cache-Control', 'no-store').status(204).end();
    },
  );
  router.all(cspReportPath, (_request, response) => {
    response.set('Allow', 'POST');
    throw new AppError('METHOD_NOT_ALLOWED');
  });
  return router;
}

/** Addresses in a report may hold identifiers or words that somebody typed: only their origin is kept. */
function summaryOf({ 'csp-report': report }: z.infer<typeof Report>) {
  const directive = report['effective-directive'] ?? report['violated-directive'].split(' ')[0];
  return { directive: wordOf(directive), blocked: originOf(report['blocked-uri']) };
}

/** Keywords such as `inline` and `eval` stay; of schemes without origins, those of extensions too, the scheme. */
function originOf(blocked: string): string {
  const url = URL.parse(blocked);
  if (!url) return wordOf(blocked);
  return url.origin === 'null' ? url.protocol : url.origin;
}

function wordOf(text = ''): string {
  return /^[a-z-]{1,40}$/.test(text) ? text : 'unknown';
}
