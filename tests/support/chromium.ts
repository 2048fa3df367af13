import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

export const executablePath = '/usr/bin/chromium';

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of somebody's own browser, and everything it complained about: policy violations, errors, lost requests. */
export type Visit = { readonly page: Page; readonly complaints: string[] };

export async function visit(browser: Browser, options: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const complaints: string[] = [];
  await context.exposeFunction('complain', (complaint: string) => {
    complaints.push(complaint);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { complain } = window as unknown as { complain: (text: string) => void };
      complain(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on('weberror', (error) => {
    complaints.push(error.error().message);
  });
  const page = await context.newPage();
  return { page, complaints };
}
