import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import type { Opening } from './use-file-openings.ts';

type OpeningBarProps = {
  readonly name: string;
  readonly opening: Extract<Opening, { status: 'opening' }>;
};

/** How much of a file has been fetched, decrypted and compared. */
export function OpeningBar({ name, opening: { progress } }: OpeningBarProps) {
  const { t } = useTranslation('files');
  const formats = useFormats();
  return (
    <ProgressBar
      label={t('opening', { name })}
      isLabelHidden
      {...(progress && {
        ...(progress.total > 0 && { value: progress.opened, total: progress.total }),
        valueText: progress.isReconnecting
          ? t('reconnecting')
          : t('progress', {
              opened: formats.bytes(progress.opened),
              total: formats.bytes(progress.total),
            }),
      })}
    />
  );
}
