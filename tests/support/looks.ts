import type { BrowserContextOptions } from 'playwright-core';
import { PSEUDO_LOCALE } from '../../client/lib/language.ts';
import type { Visit } from './chromium.ts';

type Look = BrowserContextOptions & { readonly language?: string };

/** How the same pages come to different people. */
export const looks = {
  'in English, wide': { viewport: { width: 1360, height: 900 }, locale: 'en-GB' },
  'in French, dark, 320 px wide': {
    viewport: { width: 320, height: 720 },
    locale: 'fr-FR',
    colorScheme: 'dark',
  },
  // A window of 1280 by 900 px whose every pixel takes four.
  'from right to left, at 200 %': {
    viewport: { width: 640, height: 450 },
    deviceScaleFactor: 2,
    language: PSEUDO_LOCALE,
  },
} as const satisfies Readonly<Record<string, Look>>;
export type LookName = keyof typeof looks;
export const lookNames = Object.keys(looks) as LookName[];

/** @param visit a browser's own visit to some portal */
export async function visitIn(
  name: LookName,
  visit: (options: BrowserContextOptions) => Promise<Visit>,
): Promise<Visit> {
  const { language, ...options }: Look = looks[name];
  // What is half faded in has a contrast of its own.
  const visited = await visit({ ...options, reducedMotion: 'reduce' });
  if (language !== undefined) await visited.page.addInitScript(chooseLanguage, language);
  return visited;
}

function chooseLanguage(language: string): void {
  // The frame of a preview has nothing of its own, and no language either.
  if (window.origin === 'null') return;
  localStorage.setItem('language', language);
}
