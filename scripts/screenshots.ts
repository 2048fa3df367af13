import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import {
  seedDemonstration,
  startPortalProcess,
  type Demonstration,
} from './demonstration/index.ts';
import type { Scene } from './screenshots/scene.ts';
import { scenes } from './screenshots/scenes.ts';
import { take } from './screenshots/take.ts';

const usage = `Usage: npm run screenshots -- [--data DIR] [--out DIR] [--only NAME] [--look LOOK] [--port PORT]
       npm run screenshots -- --shown [--data DIR] [--port PORT]

Takes a picture of every page with the demonstration's data. The pages must be built (npm run build).

  --data DIR   where the demonstration lies, or is put (default dist/screenshots-data)
  --out DIR    where the pictures go (default dist/screenshots)
  --only NAME  only scenes whose name contains it
  --look LOOK  only wide (English), narrow-french, dark or mirrored
  --port PORT  where the portal listens meanwhile (default 3490)
  --shown      the pictures of the README instead, into docs/pictures
`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'dist/screenshots-data' },
    out: { type: 'string', default: 'dist/screenshots' },
    only: { type: 'string', default: '' },
    look: { type: 'string', default: '' },
    shown: { type: 'boolean', default: false },
    port: { type: 'string', default: '3490' },
    help: { type: 'boolean', default: false },
  },
});

type Look = BrowserContextOptions & { readonly language?: string };

const looks: Readonly<Record<string, Look>> = {
  wide: { viewport: { width: 1360, height: 900 }, locale: 'en-GB' },
  'narrow-french': { viewport: { width: 320, height: 720 }, locale: 'fr-FR' },
  dark: { viewport: { width: 1000, height: 800 }, locale: 'en-GB', colorScheme: 'dark' },
  mirrored: { viewport: { width: 1000, height: 800 }, language: 'ar-XB' },
};
const shownLook: Look = { viewport: { width: 1300, height: 900 }, locale: 'en-GB' };

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
    for (const [out, { language, ...options }] of wantedLooks()) {
      await mkdir(out, { recursive: true });
      for (const [who, group] of Map.groupBy(wantedScenes(), (scene) => scene.who)) {
        const context = await browser.newContext({ ...options, baseURL: portal.origin });
        if (language !== undefined) await context.addInitScript(chooseLanguage, language);
        const page = await context.newPage();
        if (who !== undefined) await signIn(page, demonstration, who);
        for (const scene of group) {
          await take(page, scene, { demonstration, out, isWhole: !values.shown });
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await portal.stop();
  }
}

function wantedScenes(): readonly Scene[] {
  return scenes.filter(
    ({ name, isShown = false }) => name.includes(values.only) && (isShown || !values.shown),
  );
}

/** By the folder of their pictures. */
function wantedLooks(): readonly (readonly [string, Look])[] {
  if (values.shown) return [[resolve('docs/pictures'), shownLook]];
  return Object.entries(looks)
    .filter(([name]) => values.look === '' || name === values.look)
    .map(([name, look]) => [join(resolve(values.out), name), look]);
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
