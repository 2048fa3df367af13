import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../hooks/use-formats.ts';
import { ageOf } from './age.ts';

/** When something came in, and how long it has waited. */
export function Received({ at }: { readonly at: string | undefined }) {
  const { i18n } = useTranslation();
  const formats = useFormats();
  const [now] = useState(() => new Date());
  if (at === undefined) return null;
  return (
    <span className="review-lines">
      <time className="numeric nowrap" dateTime={at}>
        {formats.date(at)}
      </time>
      <span className="muted small">{ageOf(new Date(at), now, i18n.language)}</span>
    </span>
  );
}
