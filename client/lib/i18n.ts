import i18next, { type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogueOf, directionOf, preferredLanguage, PSEUDO_LOCALE } from './language.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };
const catalogues = import.meta.glob<Catalogue>('../locales/*/*.json', { import: 'default' });

async function load(language: string, namespace: string): Promise<Catalogue> {
  const folder = catalogueOf(language);
  const catalogue = await catalogues[`../locales/${folder}/${namespace}.json`]?.();
  if (!catalogue) throw new Error(`there is no catalogue ${namespace} in ${folder}`);
  if (language !== PSEUDO_LOCALE) return catalogue;
  const { pseudoArabic } = await import('./pseudo-locale.ts');
  return pseudoArabic(catalogue);
}

const fromCatalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language: string, namespace: string, done: ReadCallback) {
    load(language, namespace).then(
      (catalogue) => {
        done(null, catalogue);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)), null);
      },
    );
  },
};

/** Loads the first catalogues and tells the document which language it is in; the others come with their pages. */
export async function startI18n(namespaces: readonly string[]): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language === PSEUDO_LOCALE ? 'ar' : language;
    document.documentElement.dir = directionOf(language);
  });
  await i18next
    .use(fromCatalogues)
    .use(initReactI18next)
    .init({
      lng: preferredLanguage(),
      fallbackLng: false,
      load: 'currentOnly',
      ns: [...namespaces],
      defaultNS: false,
      // React escapes what it renders.
      interpolation: { escapeValue: false },
    });
}
