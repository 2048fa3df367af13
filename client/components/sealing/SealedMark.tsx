import { useTranslation } from 'react-i18next';
import { SecrecyMark } from '../ui/SecrecyMark.tsx';

/** Stands at a field that only the recipients read. */
export function SealedMark() {
  const { t } = useTranslation('composer');
  return <SecrecyMark secrecy="sealed">{t('secrecy.sealed')}</SecrecyMark>;
}
