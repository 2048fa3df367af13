import type { Locator, Page } from 'playwright-core';

/** More stops than any page has. */
const PATIENCE = 200;

/** Somebody without a mouse: Tab, Enter, Space, arrows and letters. */
export function createKeyboard({ keyboard }: Page) {
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' });
    for (let presses = 0; presses < PATIENCE; presses += 1) {
      if (await target.evaluate(hasFocus)) return;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${target.toString()}`);
  }

  return {
    tabTo,
    type: async (target: Locator, text: string): Promise<void> => {
      await tabTo(target);
      await keyboard.type(text);
    },
    press: async (
      target: Locator,
      key: 'Enter' | 'Space' | 'ArrowDown' = 'Enter',
    ): Promise<void> => {
      await tabTo(target);
      await keyboard.press(key);
    },
  };
}

function hasFocus(element: Element): boolean {
  return document.activeElement === element;
}
