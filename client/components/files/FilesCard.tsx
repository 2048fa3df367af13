import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import { FileList, FileRow } from '../ui/FileRow.tsx';
import { Link } from '../ui/Link.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import type { ListedFile } from '../../session/index.ts';
import { describedBy, sizeOf } from './file-facts.ts';
import { FileMark } from './FileMark.tsx';
import { OpeningBar } from './OpeningBar.tsx';
import type { FileOpenings } from './use-file-openings.ts';

type FilesCardProps = {
  readonly files: readonly ListedFile[];
  readonly openings: FileOpenings;
  readonly chosenId: string | undefined;
  /** Of the page that shows one of them. */
  readonly addressOf: (fileId: string) => string;
};

export function FilesCard({ files, openings, chosenId, addressOf }: FilesCardProps) {
  const { t } = useTranslation('files');
  return (
    <Card title={t('title')}>
      {files.length === 0 ? (
        <p className="muted">{t('none')}</p>
      ) : (
        <FileList label={t('title')}>
          {files.map((listed) => (
            <SealedFile
              key={listed.file.id}
              listed={listed}
              openings={openings}
              addressOf={addressOf}
              isChosen={listed.file.id === chosenId}
            />
          ))}
        </FileList>
      )}
    </Card>
  );
}

type SealedFileProps = Pick<FilesCardProps, 'openings' | 'addressOf'> & {
  readonly listed: ListedFile;
  readonly isChosen: boolean;
};

function SealedFile({ listed, openings, addressOf, isChosen }: SealedFileProps) {
  const { t } = useTranslation('files');
  const formats = useFormats();
  const { id } = listed.file;
  const opening = openings.byId.get(id);
  const name = describedBy(listed)?.name ?? t('unnamed');
  return (
    <FileRow
      name={
        <Link
          href={addressOf(id)}
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
