/**
 * Languages that a reader can choose, each with the country whose dates and numbers it takes. The pseudo-locale is for
 * proving right-to-left layout; no page offers it.
 */
export const LANGUAGES = ['en-GB', 'fr-FR'] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'en-GB': 'English',
  'fr-FR': 'Français',
};
export const PSEUDO_LOCALE = 'ar-XB';

const STORED_UNDER = 'language';

/** The chosen language, or else the first of the browser's that there is a catalogue for. */
export function preferredLanguage(): string {
  const stored = localStorage.getItem(STORED_UNDER);
  if (stored === PSEUDO_LOCALE) return stored;
  const wished = [...(stored === null ? [] : [stored]), ...navigator.languages];
  return wished.map(spokenHere).find((language) => language !== undefined) ?? LANGUAGES[0];
}

function spokenHere(tag: string): Language | undefined {
  return LANGUAGES.find((language) => language.slice(0, 2) === tag.slice(0, 2));
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED_UNDER, language);
}

/** The folder of a language's catalogues. */
export function catalogueOf(language: string): string {
  return language === PSEUDO_LOCALE ? 'en' : language.slice(0, 2);
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === PSEUDO_LOCALE ? 'rtl' : 'ltr';
}
