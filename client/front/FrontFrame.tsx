import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES, rememberLanguage } from '../lib/language.ts';
import { SealIcon } from './SealIcon.tsx';

/** The frame of the pages before signing in: the portal's name, the choice of language, one column. */
export function FrontFrame({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation('front');
  useEffect(() => {
    document.title = `${title} - ${t('portal')}`;
  }, [t, title]);
  return (
    <>
      <header className="front-bar">
        <a className="front-name" href="/">
          <SealIcon /> {t('portal')}
        </a>
        <nav className="front-languages" aria-label={t('language')}>
          {LANGUAGES.map((language) => (
            <button
              key={language}
              className="front-language"
              lang={language}
              aria-pressed={i18n.language === language}
              onClick={() => {
                rememberLanguage(language);
                void i18n.changeLanguage(language);
              }}
            >
              {LANGUAGE_NAMES[language]}
            </button>
          ))}
        </nav>
      </header>
      <main className={wide ? 'front-page front-page--wide' : 'front-page'}>{children}</main>
    </>
  );
}
