import { useTranslation } from 'react-i18next';
import type { Cosignature } from '../../../core/transparency/index.ts';
import { useUtc } from '../../hooks/use-utc.ts';

/** The witnesses that signed a checkpoint as well, and when they say they did. */
export function Cosigners({ cosignatures }: { cosignatures: readonly Cosignature[] }) {
  const { t, i18n } = useTranslation('proofs');
  const utc = useUtc();
  if (cosignatures.length === 0) return <p>{t('cosigners.none')}</p>;
  const list = new Intl.ListFormat(i18n.language);
  const names = cosignatures.map(({ witness, time }) =>
    t('cosigners.one', { witness, time: utc(new Date(time * 1000).toISOString()) }),
  );
  return <p>{t('cosigners.all', { witnesses: list.format(names) })}</p>;
}
