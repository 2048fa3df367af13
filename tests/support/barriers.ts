import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What keeps somebody from using a page, as far as WCAG 2.2 A and AA can be judged by a program: rule and element. */
export async function barriersOf(page: Page): Promise<string[]> {
  // What lies under the bar on top has a place of its own as soon as somebody scrolls.
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  const { violations } = await new AxeBuilder({ page })
    // What passes is not told, which takes as long as finding out.
    .options({ resultTypes: ['violations'] })
    // Where React Aria says for some seconds what a button was doing which is gone by now.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // A window of its own for bringing frames together takes longer than the judging.
    .setLegacyMode(page.frames().length === 1)
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  return overflow > 0 ? [...found, `wider than its window by ${overflow} px`] : found;
}
