import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import type { OpenedFile } from '../../session/index.ts';
import { Note } from '../ui/Note.tsx';
import { PreviewFrame } from './PreviewFrame.tsx';
import { LIMITS, previewOf, type NoPreview, type PreviewSource } from './preview-kind.ts';

/** An opened file, as far as it can be shown here; everything else is to be saved and opened elsewhere. */
export function FilePreview({
  opened,
  title,
}: {
  readonly opened: OpenedFile;
  readonly title: string;
}) {
  const preview = usePreviewSource(opened);
  if (!preview) return null;
  if (preview.kind === 'none') return <NotShown {...preview} />;
  return <PreviewFrame key={opened.fileId} source={preview} title={title} />;
}

function NotShown({ reason }: NoPreview) {
  const { t } = useTranslation('preview');
  const formats = useFormats();
  const sizes = { image: formats.bytes(LIMITS.image), pdf: formats.bytes(LIMITS.pdf) };
  return <Note title={t('none.title')}>{t(`none.${reason}`, sizes)}</Note>;
}

function usePreviewSource(opened: OpenedFile): PreviewSource | NoPreview | undefined {
  const [found, setFound] = useState<{ of: OpenedFile; preview: PreviewSource | NoPreview }>();
  useEffect(() => {
    let isCurrent = true;
    void previewOf(opened.file, opened).then((preview) => {
      if (isCurrent) setFound({ of: opened, preview });
    });
    return () => {
      isCurrent = false;
    };
  }, [opened]);
  return found?.of === opened ? found.preview : undefined;
}
