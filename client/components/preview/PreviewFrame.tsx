import { useTranslation } from 'react-i18next';
import { Note } from '../ui/Note.tsx';
import { PreviewNotes } from './PreviewNotes.tsx';
import { PreviewToolbar } from './PreviewToolbar.tsx';
import type { PreviewSource } from './preview-kind.ts';
import './preview.css';
import { usePreview } from './use-preview.ts';

/** CSS pixels: shorter contents make a shorter frame, until it fills most of the window. */
const [LOWEST, HIGHEST] = [120, 3_000];

/** One opened file, in an origin of its own and without network. */
export function PreviewFrame({
  source,
  title,
}: {
  readonly source: PreviewSource;
  readonly title: string;
}) {
  const { t } = useTranslation('preview');
  const preview = usePreview(source);
  const { frame, state } = preview;
  if (state.status === 'failed') {
    return (
      <Note tone="warn" role="status" title={t('failed.title')}>
        {t(`failed.${state.failure}`)}
      </Note>
    );
  }
  const height = state.status === 'shown' ? state.height : LOWEST;
  return (
    <div className="preview">
      <PreviewToolbar preview={preview} />
      <iframe
        ref={frame}
        className="preview-frame"
        data-kind={source.kind}
        height={Math.min(Math.max(height, LOWEST), HIGHEST)}
        sandbox="allow-scripts"
        src="/preview"
        title={title}
      />
      {state.status === 'starting' && (
        <p className="muted small" role="status">
          {t('starting')}
        </p>
      )}
      {state.status === 'shown' && <PreviewNotes source={source} shown={state.shown} />}
    </div>
  );
}
