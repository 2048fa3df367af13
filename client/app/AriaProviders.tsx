import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { RouterProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PSEUDO_LOCALE } from '../lib/language.ts';

/** Gives the components the reader's language, for their own words and for direction, and the router for links. */
export function AriaProviders({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation('common');
  const navigate = useNavigate();
  const locale = i18n.language === PSEUDO_LOCALE ? 'ar-AE' : i18n.language;
  return (
    <I18nProvider locale={locale}>
      <RouterProvider navigate={(to) => void navigate(to)}>{children}</RouterProvider>
    </I18nProvider>
  );
}
