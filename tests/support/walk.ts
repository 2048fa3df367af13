import type { Locator } from 'playwright-core';
import { barriersOf } from './barriers.ts';
import type { Visit } from './chromium.ts';

const PASSPHRASE = 'main input[type=password]';
const ANOTHER_HEADING = 'h1:not([data-left])';

/**
 * Somebody on their way through the pages, and what stood in it. Things are found by what they are and where they
 * stand: their words differ from look to look.
 */
export function createWalk({ page, complaints }: Visit) {
  const inTheWay: string[] = [];

  /** Unfolds what is folded, and looks at all that is there. */
  async function check(where: string): Promise<void> {
    await page.locator('h1').first().waitFor();
    await page.waitForFunction(hasSettled);
    await page.evaluate(unfold);
    await page.waitForFunction(hasSettled);
    const found = [...(await barriersOf(page)), ...complaints.splice(0)];
    inTheWay.push(...found.map((barrier) => `${where}: ${barrier}`));
  }

  async function press(target: Locator | string): Promise<void> {
    await (typeof target === 'string' ? page.locator(target).first() : target).click();
  }

  /** Into the form that comes first on the page. */
  async function give(passphrase: string): Promise<void> {
    const field = page.locator(PASSPHRASE).first();
    await field.fill(passphrase);
    await field.press('Enter');
  }

  return {
    page,
    /** Where, which rule, which element. */
    inTheWay,
    check,
    press,
    /** Asks the portal for the page anew: unlocked keys are locked then. */
    async load(address: string, where = nameOf(address)): Promise<void> {
      await page.goto(address);
      await check(where);
    },
    /**
     * As links do it: the page stays, and with it the unlocked keys.
     *
     * @param sign what tells that somebody has arrived, where the heading stays the same
     */
    async goTo(address: string, where = nameOf(address), sign = ANOTHER_HEADING): Promise<void> {
      await page.evaluate(follow, address);
      await page.locator(sign).first().waitFor();
      await check(where);
    },
    /** What is asked before something is done; it is not done. */
    async ask(opener: Locator | string, where: string): Promise<void> {
      await press(opener);
      const dialog = page.locator('.dialog');
      await dialog.waitFor();
      await check(where);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    },
    give,
    async unlock(passphrase: string): Promise<void> {
      await give(passphrase);
      await page.locator(PASSPHRASE).first().waitFor({ state: 'detached' });
    },
  };
}
export type Walk = ReturnType<typeof createWalk>;

/** Says which page it is, not which case or submission. */
function nameOf(address: string): string {
  return address.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '…');
}

function hasSettled(): boolean {
  return !document.querySelector('.skeleton, .spinner, .table-frame[aria-busy=true]');
}

function unfold(): void {
  const folded = document.querySelectorAll<HTMLElement>('.disclosure-button[aria-expanded=false]');
  for (const button of folded) button.click();
}

function follow(address: string): void {
  for (const heading of document.querySelectorAll('h1')) heading.dataset['left'] = 'yes';
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}
