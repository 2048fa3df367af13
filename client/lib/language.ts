/** Languages that a reader can choose. The pseudo-locale is for proving right-to-left layout; no page offers it. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];
export const PSEUDO_LOCALE = 'ar-XB';

const STORED_UNDER = 'language';

/** The chosen language, or else the first of the browser's that there is a catalogue for. */
export function preferredLanguage(): string {
  const stored = localStorage.getItem(STORED_UNDER);
  if (stored === PSEUDO_LOCALE || LANGUAGES.some((known) => known === stored))
    return stored ?? 'en';
  const wished = navigator.languages.map((tag) => tag.slice(0, 2));
  return wished.find((tag) => LANGUAGES.some((known) => known === tag)) ?? 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED_UNDER, language);
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === PSEUDO_LOCALE ? 'rtl' : 'ltr';
}
