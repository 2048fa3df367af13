import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import {
  seedDemonstration,
  startPortalProcess,
  type Demonstration,
} from './demonstration/index.ts';
import { scenes, type Scene } from './screenshots/scenes.ts';

const usage = `Usage: npm run screenshots -- [--data DIR] [--out DIR] [--only NAME] [--port PORT]

Takes a picture of every page with the demonstration's data: wide in English, narrow in French, dark, and
mirrored. The pages must be built (npm run build).

  --data DIR   where the demonstration lies, or is put (default dist/screenshots-data)
  --out DIR    where the pictures go (default dist/screenshots)
  --only NAME  only scenes whose name contains it
  --port PORT  where the portal listens meanwhile (default 3490)
`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'dist/screenshots-data' },
    out: { type: 'string', default: 'dist/screenshots' },
    only: { type: 'string', default: '' },
    port: { type: 'string', default: '3490' },
    help: { type: 'boolean', default: false },
  },
});

const looks: Readonly<Record<string, BrowserContextOptions & { language?: string }>> = {
  wide: { viewport: { width: 1360, height: 900 }, locale: 'en-GB' },
  'narrow-french': { viewport: { width: 320, height: 720 }, locale: 'fr-FR' },
  dark: { viewport: { width: 1000, height: 800 }, locale: 'en-GB', colorScheme: 'dark' },
  mirrored: { viewport: { width: 1000, height: 800 }, language: 'ar-XB' },
};

if (values.help) console.log(usage);
else await takeAll();

async function takeAll(): Promise<void> {
  const folder = resolve(values.data);
  const demonstration = await seedDemonstration({ folder });
  const settings = { PORTAL_SECRET: demonstration.portalSecret, DEMONSTRATION: 'true' };
  const portal = await startPortalProcess({ folder, port: Number(values.port), settings });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  try {
    for (const [look, { language, ...options }] of Object.entries(looks)) {
      const out = join(resolve(values.out), look);
      await mkdir(out, { recursive: true });
      for (const [who, group] of Map.groupBy(wanted(), (scene) => scene.who)) {
        const context = await browser.newContext({ ...options, baseURL: portal.origin });
        if (language !== undefined) await context.addInitScript(chooseLanguage, language);
        const page = await context.newPage();
        if (who !== undefined) await signIn(page, demonstration, who);
        for (const scene of group) await take(page, scene, { demonstration, out });
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await portal.stop();
  }
}

function wanted(): readonly Scene[] {
  return scenes.filter(({ name }) => name.includes(values.only));
}

function chooseLanguage(language: string): void {
  localStorage.setItem('language', language);
}

async function signIn(page: Page, { accounts }: Demonstration, who: string): Promise<void> {
  const account = accounts.find(({ key }) => key === who);
  if (!account) throw new Error(`there is nobody called ${who}`);
  const { email, password } = account;
  const given = Buffer.from(JSON.stringify({ email, password })).toString('base64url');
  await page.goto(`/sign-in#demonstration=${given}`);
  await page.waitForURL('**/home');
}

async function take(
  page: Page,
  { name, path, prepare }: Scene,
  { demonstration, out }: { demonstration: Demonstration; out: string },
): Promise<void> {
  try {
    await page.goto(path);
    await page.locator('h1').first().waitFor();
    await prepare?.(page, demonstration);
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() => !document.querySelector('.skeleton, .spinner'));
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
    console.log(`${out}/${name}.png`);
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
