import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../../components/ui/ProgressBar.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import type { Opening } from './use-file-openings.ts';

type OpeningBarProps = {
  readonly name: string;
  readonly opening: Extract<Opening, { status: 'opening' }>;
};

/** How much of a file has been fetched, decrypted and compared. */
export function OpeningBar({ name, opening: { progress } }: OpeningBarProps) {
  const { t } = useTranslation('review');
  const formats = useFormats();
  return (
    <ProgressBar
      label={t('files.opening', { name })}
      isLabelHidden
      {...(progress && {
        ...(progress.total > 0 && { value: progress.opened, total: progress.total }),
        valueText: progress.isReconnecting
          ? t('files.reconnecting')
          : t('files.progress', {
              opened: formats.bytes(progress.opened),
              total: formats.bytes(progress.total),
            }),
      })}
    />
  );
}
