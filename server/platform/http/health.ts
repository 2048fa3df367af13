import { Router } from 'express';

/** Why the portal cannot serve just now; undefined when it can. */
export type ReadinessCheck = () => Promise<'database' | 'access-log' | 'shutting-down' | undefined>;

/** Liveness: the process answers. Readiness: it can do its work. Neither says anything about content. */
export function createHealthRouter(whyNotReady: ReadinessCheck): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'live' });
  });
  router.get('/health/ready', async (_request, response) => {
    const reason = await whyNotReady();
    response.set('Cache-Control', 'no-store').status(reason ? 503 : 200);
    response.json(reason ? { status: 'not-ready', reason } : { status: 'ready' });
  });
  return router;
}
