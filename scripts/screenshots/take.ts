import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Demonstration } from '../demonstration/index.ts';
import { withPalette } from './palette.ts';
import type { Scene } from './scene.ts';

type Options = {
  readonly demonstration: Demonstration;
  /** The folder of the picture. */
  readonly out: string;
  /** The page, and not only what the window shows of it. */
  readonly isWhole: boolean;
};

/** A scene that fails is named, and spoils no other. */
export async function take(
  page: Page,
  { name, path, prepare }: Scene,
  { demonstration, out, isWhole }: Options,
): Promise<void> {
  const viewport = page.viewportSize();
  try {
    await page.goto(path);
    await page.locator('h1').first().waitFor();
    await prepare?.(page, demonstration);
    await settle(page);
    // A bar that stays in view would be drawn where somebody had scrolled to.
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    const fullPage = isWhole && (await page.locator('iframe').count()) === 0;
    const picture = await page.screenshot({ fullPage });
    await writeFile(join(out, `${name}.png`), isWhole ? picture : withPalette(picture));
    console.log(`${out}/${name}.png`);
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  } finally {
    await page.context().setOffline(false);
    await page.unrouteAll();
    if (viewport) await page.setViewportSize(viewport);
  }
}

async function settle(page: Page): Promise<void> {
  // Frames without network do not always say that they are done.
  await page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => undefined);
  await page.waitForFunction(() => !document.querySelector('.skeleton, .spinner'));
}
