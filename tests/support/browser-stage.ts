import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AppConfig } from '../../config/app-config.ts';
import type { BrowserContextOptions } from 'playwright-core';
import { launchChromium, visit, type Visit } from './chromium.ts';
import { createExchangePortal, type ExchangePortal } from './exchange-portal.ts';
import type { Engine } from './test-portal.ts';

const pagesDirectory = resolve(import.meta.dirname, '../../dist/client');

/** A portal with the built pages, and browsers to visit it with. */
export type BrowserStage = ExchangePortal & {
  readonly visit: (options?: BrowserContextOptions) => Promise<Visit>;
};

export async function createBrowserStage(
  engine: Engine,
  config: Partial<AppConfig> = {},
): Promise<BrowserStage> {
  if (!existsSync(pagesDirectory)) throw new Error('the pages are not built: npm run build');
  const portal = await createExchangePortal(engine, config, { pagesDirectory });
  const browser = await launchChromium();
  return {
    ...portal,
    visit: (options = {}) => visit(browser, { baseURL: portal.config.publicOrigin, ...options }),
    async close(): Promise<void> {
      await browser.close();
      await portal.close();
    },
  };
}
