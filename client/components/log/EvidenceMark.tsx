import { useTranslation } from 'react-i18next';
import type { EvidenceVerdict } from '../../session/log-evidence.ts';
import { Chip } from '../ui/Chip.tsx';

/** In a word or two, whether the log holds what is shown; found out on this computer. */
export function EvidenceMark({ verdict }: { readonly verdict: EvidenceVerdict }) {
  const { t } = useTranslation('proofs');
  switch (verdict.status) {
    case 'proven':
      return (
        <Chip tone="ok" icon="check">
          {t('mark.proven')}
        </Chip>
      );
    case 'unsigned':
      return <Chip icon="clock">{t('mark.unsigned')}</Chip>;
    case 'refused':
      return (
        <Chip tone="bad" icon="warning">
          {t('mark.refused')} <span className="mono">{verdict.code}</span>
        </Chip>
      );
  }
}
