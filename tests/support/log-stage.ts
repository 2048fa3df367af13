import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { parseSigner, signNote } from '../../core/transparency/index.ts';
import { createBrowserStage } from './browser-stage.ts';
import { enterAs } from './signing-in.ts';
import type { Engine } from './test-portal.ts';

/** An auditor at their browser, before a portal whose log is signed when a test says so. */
export async function createLogStage(engine: Engine) {
  const stage = await createBrowserStage(engine, { demonstration: true });
  const auditor = await stage.join('auditor', await stage.organisation('court-organ'));
  const { page, complaints } = await enterAs(stage, auditor);
  const { publicOrigin, accessLog } = stage.config;

  async function read(path: string): Promise<string> {
    return (await fetch(`${publicOrigin}/api/v1/access-log/${path}`)).text();
  }

  /** Somebody stands between this browser and the portal, as long as `during` takes. */
  async function between(
    address: string,
    meddle: (route: Route) => Promise<void>,
    during: () => Promise<void>,
  ): Promise<void> {
    const context = page.context();
    await context.route(address, meddle);
    try {
      await during();
    } finally {
      // What is on its way is nobody's concern any more.
      await context.unrouteAll({ behavior: 'ignoreErrors' });
    }
  }

  return {
    ...stage,
    auditor,
    page,
    complaints,
    read,
    /** Signs what is in the log by now. */
    sign: () => stage.composition.accessLog.requestCheckpoint(),
    /** As somebody who has the key of the log could. */
    async forge(text: string): Promise<string> {
      const key = await readFile(join(accessLog.signerDirectory, 'key'), 'utf8');
      return `${text}\n${await signNote(text, await parseSigner(key.trim()))}`;
    },
    async cosign(): Promise<void> {
      const note = await read('checkpoint');
      const body = { size: sizeOf(note), cosignature: await stage.witness.cosign(note) };
      await auditor.connection.command('/access-log/cosignatures', { method: 'POST', body });
    },
    between,
    /** The portal answers that address with something else, as long as `during` takes. */
    lying: (address: string, lie: Lie, during: () => Promise<void>): Promise<void> =>
      between(
        address,
        async (route) => {
          const answer = await route.fetch();
          await route.fulfill({ response: answer, body: lie(await answer.body()) });
        },
        during,
      ),
  };
}
export type LogStage = Awaited<ReturnType<typeof createLogStage>>;

type Lie = (truth: Buffer) => string | Buffer;

export function sizeOf(note: string): number {
  return Number(note.split('\n')[1]);
}
