import { expose } from 'comlink';
import { transferSessionErrors } from '../error-transfer.ts';
import { asSessionError } from './as-session-error.ts';
import { KeyLife } from './key-life.ts';
import type { FullWorkerApi, WorkerEvent, WorkerLife } from './life.ts';
import { connectPortal } from './portal-connection.ts';
import { createSignedIn, type WhoIsSignedIn } from './signed-in.ts';
import { createWorkerApi } from './worker-api.ts';

type Tell = (event: WorkerEvent) => void;

const start: WorkerLife['start'] = ({ accountId, owner }, tell) => {
  const connection = connectPortal();
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
