import type { Frame, Page, Request } from 'playwright-core';
import type { FrameCommand, FrameReport, ShowRequest } from '../../client/preview/messages.ts';
import type { BrowserStage } from './browser-stage.ts';

type Harness = {
  readonly port: MessagePort;
  readonly reports: unknown[];
  /** Messages to the page that did not take the channel. */
  readonly strays: unknown[];
  /** Directives of the page's own policy that something went against. */
  readonly violations: string[];
};
declare global {
  interface Window {
    harness: Harness;
  }
}
type Shown = Partial<ShowRequest> & {
  readonly kind: ShowRequest['kind'];
  readonly content: string | Uint8Array;
};

/** The preview's frame in a page under the portal's own policy, with a test in the place of the viewer. */
export async function openPreview(stage: BrowserStage) {
  const { page, complaints } = await stage.visit();
  await page.goto('/unsupported');
  await page.evaluate(embedFrame);
  const requests: string[] = [];
  const note = (request: Request) => {
    const { protocol, pathname } = new URL(request.url());
    // What the frame was given, and looks at, is no request.
    if (protocol !== 'blob:') requests.push(pathname);
  };
  page.on('requestfinished', note);
  page.on('requestfailed', (request) => {
    // Stopped before it was sent.
    if (request.failure()?.errorText !== 'csp') note(request);
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    page,
    complaints,
    /** That left the page or the frame, since the frame was there. */
    requests,
    strays: () => page.evaluate(() => window.harness.strays),
    show: (shown: Shown) => show(page, shown),
    send: (command: FrameCommand) =>
      page.evaluate((sent) => {
        window.harness.port.postMessage(sent);
      }, command),
    reports: () => page.evaluate(() => window.harness.reports as FrameReport[]),
    frame: (): Frame => {
      const [frame] = page.frames().filter((one) => one.parentFrame());
      if (!frame) throw new Error('there is no frame');
      return frame;
    },
  };
}

async function embedFrame(): Promise<void> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = '/preview';
  frame.width = '800';
  frame.height = '600';
  const { port1: port, port2 } = new MessageChannel();
  const harness: Harness = { port, reports: [], strays: [], violations: [] };
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
    harness.violations.push(effectiveDirective),
  );
  const ready = new Promise<void>((resolve) => {
    window.addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
      const isWelcome = data === 'preview-ready' && source === frame.contentWindow;
      if (!isWelcome || origin !== 'null') {
        harness.strays.push(data);
        return;
      }
      frame.contentWindow?.postMessage(null, '*', [port2]);
      resolve();
    });
  });
  port.onmessage = ({ data }: MessageEvent<unknown>) => harness.reports.push(data);
  window.harness = harness;
  document.body.replaceChildren(frame);
  await ready;
}

export type Preview = Awaited<ReturnType<typeof openPreview>>;

/** Resolves with what the frame says of it: shown, or failed. */
async function show(page: Page, { content, ...request }: Shown): Promise<FrameReport> {
  const base64 = Buffer.from(content).toString('base64');
  await page.evaluate(
    ({ base64, request }) => {
      const { buffer: bytes } = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      const words = { isCut: false, mediaType: '', language: 'en', pageLabel: 'Page {{page}}' };
      const message = { type: 'show', ...words, ...request, bytes };
      window.harness.port.postMessage(message, [bytes]);
    },
    { base64, request },
  );
  const settled = await page.waitForFunction(() =>
    (window.harness.reports as FrameReport[]).find(({ type }) => type !== 'at'),
  );
  const report = await settled.jsonValue();
  if (!report) throw new Error('the frame said nothing');
  return report;
}
