import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/ui/Card.tsx';
import { FileList, FileRow } from '../../../components/ui/FileRow.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import type { ListedFile } from '../../../session/index.ts';
import { useReviewAddress } from '../reading/use-review-place.ts';
import { describedBy, sizeOf } from './file-facts.ts';
import { FileMark } from './FileMark.tsx';
import { OpeningBar } from './OpeningBar.tsx';
import type { FileOpenings } from './use-file-openings.ts';

type FilesCardProps = {
  readonly files: readonly ListedFile[];
  readonly openings: FileOpenings;
  readonly chosenId: string | undefined;
};

export function FilesCard({ files, openings, chosenId }: FilesCardProps) {
  const { t } = useTranslation('review');
  return (
    <Card title={t('files.title')}>
      {files.length === 0 ? (
        <p className="muted">{t('files.none')}</p>
      ) : (
        <FileList label={t('files.title')}>
          {files.map((listed) => (
            <ReviewedFile
              key={listed.file.id}
              listed={listed}
              openings={openings}
              isChosen={listed.file.id === chosenId}
            />
          ))}
        </FileList>
      )}
    </Card>
  );
}

type ReviewedFileProps = Pick<FilesCardProps, 'openings'> & {
  readonly listed: ListedFile;
  readonly isChosen: boolean;
};

function ReviewedFile({ listed, openings, isChosen }: ReviewedFileProps) {
  const { t } = useTranslation('review');
  const formats = useFormats();
  const address = useReviewAddress();
  const { id } = listed.file;
  const opening = openings.byId.get(id);
  const name = describedBy(listed)?.name ?? t('files.unnamed');
  return (
    <FileRow
      name={
        <Link
          href={address('file', id)}
          {...(isChosen && { 'aria-current': 'true' as const })}
          onPress={() => {
            if (!opening || opening.status === 'refused') void openings.open(id);
          }}
        >
          <bdi>{name}</bdi>
        </Link>
      }
      facts={formats.bytes(sizeOf(listed))}
      state={<FileMark listed={listed} opening={opening} />}
      progress={opening?.status === 'opening' && <OpeningBar name={name} opening={opening} />}
    />
  );
}
