import { useTranslation } from 'react-i18next';
import type { ProofVerdict } from '../../session/log-proof.ts';
import { Note } from '../ui/Note.tsx';
import { Cosigners } from './Cosigners.tsx';

type Proven = Extract<ProofVerdict, { status: 'proven' }>;

/** What was proven of an entry, and by whose word. */
export function ProvenNote({ proof }: { proof: Proven }) {
  const { t, i18n } = useTranslation('proofs');
  const number = new Intl.NumberFormat(i18n.language);
  const { size, origin, cosignatures, continues } = proof;
  return (
    <Note tone="ok" title={t('entry.proven')}>
      <p>{t('entry.inLog', { entries: number.format(size), origin })}</p>
      <Cosigners cosignatures={cosignatures} />
      <p>
        {continues === undefined
          ? t('entry.nothingRemembered')
          : t('entry.continues', { entries: number.format(continues) })}
      </p>
    </Note>
  );
}
