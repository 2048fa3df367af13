import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';

const pages = 'dist/client';
const KIB = 1024;

/** Bytes a second and milliseconds, as the developer tools of Chromium name them; and a slow office line. */
const lines = {
  'Fast 3G': { throughput: (1.6 * 1000 * 1000 * 0.9) / 8, latency: 562.5 },
  '400 kbit/s, 400 ms': { throughput: (400 * 1000) / 8, latency: 400 },
} as const;

/** Bytes of all scripts and styles that a page names, in each encoding. */
async function weigh(page: string): Promise<string> {
  const html = await readFile(join(pages, page), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
    ([, file = '']) => file,
  );
  const sum = async (kind: RegExp, encoding: string) => {
    const sizes = files
      .filter((file) => kind.test(file))
      .map(async (file) => (await readFile(join(pages, `${file}.${encoding}`))).length);
    const total = (await Promise.all(sizes)).reduce((all, size) => all + size, 0);
    return `${(total / KIB).toFixed(1)} KiB ${encoding}`;
  };
  const [js, css] = [/\.js$/, /\.css$/];
  return `${page}: scripts ${await sum(js, 'gz')}, ${await sum(js, 'br')}; styles ${await sum(css, 'gz')}`;
}

/** First contentful paint and everything that was sent until the page was quiet, with an empty cache. */
async function paint(
  { visit }: BrowserStage,
  path: string,
  line: keyof typeof lines,
  options: BrowserContextOptions,
): Promise<string> {
  const { page } = await visit(options);
  const session = await page.context().newCDPSession(page);
  const { throughput, latency } = lines[line];
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await page.goto(path, { waitUntil: 'networkidle', timeout: 120_000 });
  const { first, sent } = await page.evaluate(() => ({
    first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    sent: performance
      .getEntriesByType('resource')
      .reduce((all, entry) => all + (entry as PerformanceResourceTiming).transferSize, 0),
  }));
  await page.context().close();
  return `${path} on ${line}: first paint ${(first / 1000).toFixed(1)} s, ${(sent / KIB).toFixed(0)} KiB in the end`;
}

async function signedIn({ visit, administrators }: BrowserStage): Promise<BrowserContextOptions> {
  const [{ email, password }] = administrators;
  const { page } = await visit();
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/home');
  const storageState = await page.context().storageState();
  await page.context().close();
  return { storageState };
}

/** Weight and first paint of the built pages; `npm run build` first. */
export async function benchPages(): Promise<string> {
  const stage = await createBrowserStage('sqlite', { demonstration: true });
  try {
    const member = await signedIn(stage);
    const figures = [await weigh('front.html'), await weigh('index.html')];
    for (const line of Object.keys(lines) as (keyof typeof lines)[]) {
      figures.push(await paint(stage, '/sign-in', line, {}));
      figures.push(await paint(stage, '/home', line, member));
    }
    return figures.join('\n');
  } finally {
    await stage.close();
  }
}
