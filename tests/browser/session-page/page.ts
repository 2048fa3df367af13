import '../../../client/lib/trusted-types.ts';
import { SessionResponse } from '../../../core/contracts/sessions.ts';
import { createConnection } from '../../../core/exchange/connection.ts';
import * as session from '../../../client/session/index.ts';

const portal = createConnection({
  origin: location.origin,
  fetch: (url, init) => fetch(url, init),
});

type Ended = 'signed-out';

/** What tests drive: everything that a page has of `client/session`, for who is signed in. */
async function start(credentials?: { readonly email: string; readonly password: string }) {
  if (credentials) {
    const call = { method: 'POST', body: credentials } as const;
    await portal.call(SessionResponse, '/session', call);
  }
  const { account } = await portal.call(SessionResponse, '/session');
  if (!account) throw new Error('nobody is signed in');
  const ended: Ended[] = [];
  const keys = session.createKeys({
    account,
    connection: portal,
    onSignedOut: () => ended.push('signed-out'),
  });
  const { worker } = keys;
  const done: session.Deposit[] = [];
  const deposits = session.createDeposits({ worker, onDone: (deposit) => done.push(deposit) });
  session.warnBeforeClosing(deposits);
  const drafts = session.createDrafts({ accountId: account.id, worker });
  const comparedKeys = session.createComparedKeys(account.id);
  const desk = { account, keys, deposits, drafts, comparedKeys, ended, done };
  Object.assign(window, { desk });
  return desk;
}

/** The code with which something was refused. */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return error instanceof session.SessionError ? error.code : String(error);
  }
  return 'nothing was refused';
}

/** Resolves with the first value that is as wanted. */
function until<Value>(
  store: { getSnapshot: () => Value; subscribe: (listener: () => void) => () => void },
  isWanted: (value: Value) => boolean,
): Promise<Value> {
  return new Promise((resolve) => {
    const look = () => {
      const value = store.getSnapshot();
      if (!isWanted(value)) return;
      unsubscribe();
      resolve(value);
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}

async function sha256(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Names of everything in the private file system. */
async function privateFiles(): Promise<string[]> {
  return filesIn(await navigator.storage.getDirectory());
}

async function filesIn(folder: FileSystemDirectoryHandle, path = ''): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const [name, entry] of folder) {
      if (entry.kind === 'file') names.push(`${path}${name}`);
      else names.push(...(await filesIn(entry, `${path}${name}/`)));
    }
  } catch (error) {
    // Removed while it was looked into.
    if (!(error instanceof DOMException) || error.name !== 'NotFoundError') throw error;
  }
  return names;
}

/** A file of random octets. */
function aFile(name: string, size: number): File {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let left = size; left > 0; left -= 65_536) {
    pieces.push(crypto.getRandomValues(new Uint8Array(Math.min(left, 65_536))));
  }
  return new File(pieces, name, { type: 'application/pdf' });
}

const sessionPage = { session, start, refusal, until, sha256, privateFiles, aFile };
export type SessionPage = typeof sessionPage;
export type Desk = Awaited<ReturnType<typeof start>>;

declare global {
  interface Window {
    readonly sessionPage: SessionPage;
    readonly desk: Desk;
  }
}
Object.assign(window, { sessionPage });
