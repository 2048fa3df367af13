import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import type { Shown } from '../../preview/messages.ts';
import { Note } from '../ui/Note.tsx';
import { LIMITS, type PreviewSource } from './preview-kind.ts';

/** What the preview leaves out or had to guess, so that nobody takes it for the whole file. */
export function PreviewNotes({
  source,
  shown,
}: {
  readonly source: PreviewSource;
  readonly shown: Shown;
}) {
  const { t } = useTranslation('preview');
  const formats = useFormats();
  const isGuessed = 'encoding' in shown && shown.encoding === 'windows-1252';
  return (
    <>
      {shown.kind === 'table' && shown.isCut && (
        <Note tone="warn">{t('cutTable', { count: shown.rows })}</Note>
      )}
      {shown.kind === 'text' && source.isCut && (
        <Note tone="warn">{t('cutText', { size: formats.bytes(LIMITS.text) })}</Note>
      )}
      {shown.kind === 'table' && shown.formulas > 0 && (
        <Note tone="warn" title={t('formulas.title', { count: shown.formulas })}>
          {t('formulas.body')}
        </Note>
      )}
      {isGuessed && <p className="muted small">{t('guessedEncoding')}</p>}
    </>
  );
}
