import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** What is missing leads to single fields; the focus goes there with it. */
export function useFieldInAddress(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    const field = hash === '' ? null : document.getElementById(hash.slice(1));
    const control = field?.matches('input, select, textarea')
      ? field
      : field?.querySelector<HTMLElement>('input, select, textarea, button, [tabindex="0"]');
    control?.focus();
  }, [hash, key]);
}
