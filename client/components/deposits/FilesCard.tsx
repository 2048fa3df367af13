import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Card } from '../ui/Card.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { FileList } from '../ui/FileRow.tsx';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useWorkplace } from '../../hooks/use-keys.ts';
import type { FileFolder, SeenKeys } from '../../session/index.ts';
import { DepositRow } from './DepositRow.tsx';
import { StoredFileRow } from './StoredFileRow.tsx';
import type { FolderFiles } from './use-folder-files.ts';

/** Where chosen files go, and to whom they are sealed there. */
export type Destination = { readonly folder: FileFolder; readonly keys: SeenKeys };

type FilesCardProps = {
  readonly files: FolderFiles;
  /** None while nothing may be sealed. */
  readonly destinations: readonly Destination[];
};

/** Files are sealed and sent as soon as they are chosen; what is under way goes on when the page is left. */
export function FilesCard({ files, destinations }: FilesCardProps) {
  const { t } = useTranslation('composer');
  const { deposits } = useWorkplace();
  const { listed, underWay } = files;
  return (
    <Card title={t('files.title')}>
      <FileDrop
        label={t('files.drop')}
        chooseLabel={t('files.choose')}
        description={t('files.what')}
        isDisabled={destinations.length === 0}
        onFiles={(chosen) => {
          for (const file of chosen) {
            for (const destination of destinations) deposits.add({ ...destination, file });
          }
        }}
      />
      {destinations.length === 0 && <Note tone="warn">{t('files.noKeys')}</Note>}
      {listed.status === 'failed' && <ProblemNote error={listed.error} retry={listed.reopen} />}
      {listed.status === 'opening' && <Skeleton label={t('files.loading')} rows={1} shape="row" />}
      <FileList label={t('files.title')}>
        {listed.status === 'opened' &&
          listed.content.map((entry) => (
            <StoredFileRow key={entry.file.id} entry={entry} onRemoved={listed.reopen} />
          ))}
        {underWay.map((deposit) => (
          <DepositRow key={deposit.id} deposit={deposit} />
        ))}
      </FileList>
    </Card>
  );
}
