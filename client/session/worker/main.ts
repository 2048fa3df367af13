import { expose } from 'comlink';
import { createConnection } from '../../../core/exchange/index.ts';
import { createLogTrust } from '../log-trust.ts';
import { transferSessionErrors } from '../error-transfer.ts';
import { asSessionError } from './as-session-error.ts';
import { KeyLife } from './key-life.ts';
import type { FullWorkerApi, WorkerEvent, WorkerLife } from './life.ts';
import { createSignedIn, type WhoIsSignedIn } from './signed-in.ts';
import { createWorkerApi } from './worker-api.ts';

type Tell = (event: WorkerEvent) => void;

const start: WorkerLife['start'] = ({ accountId, owner }, tell) => {
  // The browser gives it the session of the pages.
  const connection = createConnection({
    origin: self.location.origin,
    fetch: (url, init) => fetch(url, init),
    log: createLogTrust(accountId),
  });
  const signedIn = createSignedIn(connection, accountId);
  const life = new KeyLife({
    now: () => Date.now(),
    onChange: (held) => {
      tell({ type: 'held', held });
    },
    onForgotten: () => {
      tell({ type: 'forgotten' });
      // Should the page be frozen, nothing waits here for it.
      self.close();
    },
  });
  transferSessionErrors((error) => noticed(asSessionError(error), signedIn, tell));
  Object.assign(api, createWorkerApi({ connection, signedIn, life }, { owner, tell }));
  return Promise.resolve();
};

function noticed(error: ReturnType<typeof asSessionError>, signedIn: WhoIsSignedIn, tell: Tell) {
  if (error.code === 'CROSS_SITE_REQUEST') signedIn.askAgain();
  if (error.code === 'signed-out') tell({ type: 'signed-out' });
  return error;
}

const api: Partial<FullWorkerApi> = { start };
expose(api);
