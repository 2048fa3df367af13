import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the page in the window's title, and takes the focus to its heading when it has been navigated to. */
export function usePage(title: string): void {
  const { t } = useTranslation('common');
  useEffect(() => {
    document.title = t('pageTitle', { page: title });
  }, [t, title]);
  useEffect(() => {
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, []);
}
