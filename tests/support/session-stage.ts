import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import type { RecordContent } from '../../core/contracts/sealed-payloads.ts';
import { launchChromium, visit } from './chromium.ts';
import { found, openCase, withBackedUpKey, type Member } from './exchange-people.ts';
import { createExchangePortal } from './exchange-portal.ts';
import type { Engine } from './test-portal.ts';

const root = resolve(import.meta.dirname, '../..');
const passphrase = 'usher plank gizmo tarmac';

export const aRecord: RecordContent = {
  subject: 'Accounts of a holding',
  narrative: 'Traced by way of its last annual report.',
  measure: 'trace',
  assets: [],
};

async function buildSessionPage(directory: string): Promise<void> {
  const vite = resolve(root, 'node_modules/vite/bin/vite.js');
  const config = resolve(root, 'tests/browser/session-page/vite.config.ts');
  const build = [vite, 'build', '-c', config, '--outDir', directory, '--logLevel', 'error'];
  await promisify(execFile)(process.execPath, build);
}

/** A portal whose only page has `client/session` and nothing else, and two members whose keys a browser can unlock. */
export async function createSessionStage(engine: Engine) {
  const pagesDirectory = await mkdtemp(join(tmpdir(), 'session-page-'));
  await buildSessionPage(pagesDirectory);
  const portal = await createExchangePortal(engine, { demonstration: true }, { pagesDirectory });
  const browser = await launchChromium();

  async function member(kind: 'state' | 'court-organ'): Promise<Member> {
    const organisation = await portal.organisation(kind);
    const role = kind === 'state' ? 'national-focal-point' : 'court-focal-point';
    const person = await portal.join(role, organisation);
    return found(await withBackedUpKey(person, passphrase), organisation);
  }
  const [author, reader] = [await member('state'), await member('court-organ')];
  const { id: caseId } = await openCase(reader, [author]);

  return {
    ...portal,
    author,
    reader,
    caseId,
    passphrase,
    /** A browser of one's own, in which somebody has signed in. */
    async sitDown({ email, password }: { email: string; password: string }) {
      const { page, complaints } = await visit(browser, { baseURL: portal.config.publicOrigin });
      await open(page);
      await page.evaluate(
        (credentials) => window.sessionPage.start(credentials).then(() => undefined),
        {
          email,
          password,
        },
      );
      return { page, complaints };
    },
    async openTab(page: Page): Promise<Page> {
      const tab = await page.context().newPage();
      await open(tab);
      await tab.evaluate(() => window.sessionPage.start().then(() => undefined));
      return tab;
    },
    async close(): Promise<void> {
      await browser.close();
      await portal.close();
      await rm(pagesDirectory, { recursive: true, force: true });
    },
  };
}
export type SessionStage = Awaited<ReturnType<typeof createSessionStage>>;

async function open(page: Page): Promise<void> {
  await page.goto('/index');
  await page.waitForFunction(() => 'sessionPage' in window);
}
