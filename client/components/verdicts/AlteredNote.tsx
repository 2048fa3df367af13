import { useTranslation } from 'react-i18next';
import { Note } from '../ui/Note.tsx';

/** In the place of content that is not what was signed. */
export function AlteredNote() {
  const { t } = useTranslation('verdicts');
  return (
    <Note tone="bad" role="alert" title={t('title.altered')}>
      {t('altered')}
    </Note>
  );
}
