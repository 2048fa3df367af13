import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import {
  hostileHtml,
  hostilePdf,
  hostileSvg,
  hostileTable,
  longPdf,
} from '../support/hostile-files.ts';
import { openPreview, type Preview } from '../support/preview-stage.ts';

const MB = 1_000_000;

describeInChromium('the frame that shows opened files', () => {
  let stage: BrowserStage;
  let preview: Preview;
  beforeAll(async () => {
    stage = await createBrowserStage('sqlite');
  });
  beforeEach(async () => {
    preview = await openPreview(stage);
  });
  afterAll(() => stage.close());

  it.each([
    ['markup', { kind: 'text', content: hostileHtml }],
    ['a table', { kind: 'table', content: hostileTable }],
    ['a drawing', { kind: 'image', mediaType: 'image/svg+xml', content: hostileSvg }],
    ['a PDF', { kind: 'pdf', content: hostilePdf() }],
  ] as const)('lets %s do nothing', async (_, file) => {
    const report = await preview.show(file);
    await preview.page.waitForLoadState('networkidle');

    expect(report.type).toBe('shown');
    expect(preview.requests.filter((path) => !path.startsWith('/assets/preview/'))).toEqual([]);
    expect(await preview.strays()).toEqual([]);
    expect(preview.complaints).toEqual([]);
  });

  it('has no network, no storage and no way out, even for a script of its own', async () => {
    const outcomes = await preview.frame().evaluate(tryToGetOut);

    expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'refused')).toEqual([]);
    expect(preview.requests).toEqual([]);
  });

  it('cannot be taken elsewhere, with what it shows in the address', async () => {
    const { page } = preview;
    await preview.frame().evaluate(() => {
      location.href = 'http://localhost:9/?stolen';
    });
    await page.waitForFunction(() => window.harness.violations.length > 0);

    expect(await page.evaluate(() => window.harness.violations)).toEqual(['frame-src']);
  });

  it('says that a file is damaged, and nothing else about it', async () => {
    expect(await preview.show({ kind: 'pdf', content: '%PDF-1.7 and nothing behind it' })).toEqual({
      type: 'failed',
      failure: 'unreadable',
    });
    expect(preview.complaints).toEqual([]);
  });

  it('shows cells as they are written, and counts the formulas among them', async () => {
    const report = await preview.show({ kind: 'table', content: hostileTable });

    expect(report).toMatchObject({ shown: { kind: 'table', rows: 4, formulas: 3 } });
    expect(await preview.frame().getByRole('cell', { name: '@SUM(1+1)' }).count()).toBe(1);
  });

  it('lays out of two megabytes of text only what is in view', async () => {
    // Longer than a row, so that a block that is laid out is higher than its place was.
    const line = `${'Virement reçu, sans motif, de la société Baobab Trading. '.repeat(4)}\n`;
    const text = line.repeat((2 * MB) / Buffer.byteLength(line));

    const report = await preview.show({ kind: 'text', content: text, isCut: true });

    expect(report).toMatchObject({ shown: { kind: 'text', encoding: 'utf-8' } });
    const blocks = preview.frame().locator('pre');
    const heights = await blocks.evaluateAll((all) => all.map((block) => block.clientHeight));
    const place = heights.at(-2);
    expect(heights.filter((height) => height === place).length).toBeGreaterThan(80);
    expect(heights[0]).toBeGreaterThan(place ?? Infinity);
  });

  it('draws the pages of a long document as they come into view, and lets go of the others', async () => {
    const report = await preview.show({ kind: 'pdf', content: longPdf(30) });
    const frame = preview.frame();
    const page = (number: number) =>
      frame.getByRole('region', { name: `Page ${number}`, exact: true });
    await page(1).getByText('Page number 1').waitFor();
    await preview.send({ type: 'go-to', page: 20 });
    await page(20).getByText('Page number 20').waitFor();
    await page(1).locator('canvas').waitFor({ state: 'detached' });

    expect(report).toMatchObject({ shown: { kind: 'pdf', pages: 30 } });
    expect(await preview.reports()).toContainEqual({ type: 'at', page: 20 });
    expect(await frame.locator('canvas').count()).toBeLessThan(10);
    expect(preview.complaints).toEqual([]);
  });

  it('decodes what fax machines and scanners write, without WebAssembly', async () => {
    await preview.show({ kind: 'pdf', content: longPdf(1) });
    const canvas = preview.frame().getByRole('region').locator('canvas');
    await preview.frame().getByText('Page number 1').waitFor();

    // The middle of the image, which is black where it was decoded.
    const pixel = await canvas.evaluate((element: HTMLCanvasElement) => {
      const [x, y] = [104 / 595, 310 / 842];
      const context = element.getContext('2d');
      return [...(context?.getImageData(x * element.width, y * element.height, 1, 1).data ?? [])];
    });
    expect(pixel).toEqual([0, 0, 0, 255]);
  });

  it('has the size that it is told to have', async () => {
    await preview.show({ kind: 'pdf', content: longPdf(2) });
    const page = preview.frame().getByRole('region', { name: 'Page 1', exact: true });
    const before = (await page.boundingBox())?.width ?? 0;
    await preview.send({ type: 'zoom', zoom: 2 });
    await preview.frame().getByText('Page number 1').waitFor();

    expect((await page.boundingBox())?.width).toBe(before * 2);
  });
});

/** What a file would try if it could run a script in the frame. */
async function tryToGetOut(): Promise<Record<string, string>> {
  const loaded = (element: HTMLImageElement | WebSocket, name: 'load' | 'open') =>
    new Promise((resolve, reject) => {
      element.addEventListener(name, resolve);
      element.addEventListener('error', reject);
    });
  const attempts: Record<string, () => unknown> = {
    fetch: () => fetch('/api/v1/session?stolen'),
    socket: () => loaded(new WebSocket('ws://localhost:9/stolen'), 'open'),
    image: () => {
      const image = new Image();
      image.src = '/seal.svg?stolen';
      return loaded(image, 'load');
    },
    parent: () => parent.document.title,
    storage: () => localStorage.length,
    cookies: () => document.cookie,
    caches: () => caches.keys(),
    code: () => Reflect.construct(Function, ['return 1']),
    worker: () => new Worker('/assets/preview/stolen.js'),
    window: () => {
      if (!window.open('/stolen')) throw new Error('no window');
    },
    top: () => {
      if (top) top.location.href = '/stolen';
    },
  };
  // What a debugger calls at once is exempt from the policy.
  await new Promise((resolve) => setTimeout(resolve));
  const outcomes = Object.entries(attempts).map(async ([name, attempt]) => {
    try {
      await attempt();
      return [name, 'done'];
    } catch {
      return [name, 'refused'];
    }
  });
  return Object.fromEntries(await Promise.all(outcomes)) as Record<string, string>;
}
