import { useTranslation } from 'react-i18next';
import { SecrecyMark } from '../ui/SecrecyMark.tsx';

/** Stands at a field that the portal reads. */
export function ClearMark() {
  const { t } = useTranslation('composer');
  return <SecrecyMark secrecy="clear">{t('secrecy.clear')}</SecrecyMark>;
}
