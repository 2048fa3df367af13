import { useTranslation } from 'react-i18next';
import type { Markings } from '../../../../core/contracts/vocabulary.ts';
import { shareableFile } from '../../../components/sharing/shareable.ts';
import { ShareButton } from '../../../components/sharing/ShareButton.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Chip } from '../../../components/ui/Chip.tsx';
import { FileRow } from '../../../components/ui/FileRow.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import { VerdictMark } from '../../../components/verdicts/VerdictMark.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { downloadSealed, type ListedFile } from '../../../session/index.ts';

type OwnFileRowProps = {
  readonly entry: ListedFile;
  /** Absent where it cannot be passed on: nobody was to have it yet. */
  readonly sharing: { readonly markings: Markings; readonly onChanged: () => void } | undefined;
};

/** A file by the name that only its readers know. */
export function OwnFileRow({ entry: { file, descriptor }, sharing }: OwnFileRowProps) {
  const { t } = useTranslation('submissions');
  const formats = useFormats();
  const isNamed = descriptor?.status === 'opened';
  const name = isNamed
    ? descriptor.content.name
    : t(descriptor ? 'files.nameNotOpened' : 'files.noName');
  const isComplete = file.state === 'complete';
  return (
    <FileRow
      name={<span dir="auto">{name}</span>}
      facts={
        <>
          {formats.bytes(isNamed ? descriptor.content.size : file.size)}{' '}
          {isNamed && descriptor.verdict.status !== 'verified' && (
            <VerdictMark
              verdict={descriptor.verdict}
              signer={{ accountId: file.uploaderAccountId, organisationId: file.organisationId }}
            />
          )}
        </>
      }
      state={
        isComplete ? (
          <SealMark state="sealed" label={t('sealed.mark')} />
        ) : (
          <Chip tone="warn">{t('files.unfinished')}</Chip>
        )
      }
      actions={
        isComplete && (
          <>
            <Button
              variant="quiet"
              icon="download"
              aria-label={t('files.downloadOf', { name })}
              onPress={() => {
                downloadSealed(file.id);
              }}
            >
              {t('files.download')}
            </Button>
            {sharing && (
              <ShareButton
                shareable={shareableFile(file, sharing.markings)}
                name={name}
                onChanged={sharing.onChanged}
              />
            )}
          </>
        )
      }
    />
  );
}
