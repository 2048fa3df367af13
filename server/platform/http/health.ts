import { Router } from 'express';
import { LogHealth } from '../../../core/contracts/log-health.ts';

/** Why the portal cannot serve just now; undefined when it can. */
export type ReadinessCheck = () => Promise<'database' | 'access-log' | 'shutting-down' | undefined>;

type Checks = {
  readonly whyNotReady: ReadinessCheck;
  readonly logHealth: () => Promise<LogHealth>;
};

/**
 * Liveness: the process answers. Readiness: it can do its work. The log: it is signed, and nobody has found it changed.
 * None says anything about content.
 */
export function createHealthRouter({ whyNotReady, logHealth }: Checks): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'live' });
  });
  router.get('/health/ready', async (_request, response) => {
    const reason = await whyNotReady();
    response.set('Cache-Control', 'no-store').status(reason ? 503 : 200);
    response.json(reason ? { status: 'not-ready', reason } : { status: 'ready' });
  });
  router.get('/health/log', async (_request, response) => {
    const health = LogHealth.parse(await logHealth());
    response.set('Cache-Control', 'no-store').status(health.status === 'well' ? 200 : 503);
    response.json(health);
  });
  return router;
}
