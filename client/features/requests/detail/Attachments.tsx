import { useSearchParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { Id } from '../../../../core/contracts/identifiers.ts';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { FileCard } from '../../../components/files/FileCard.tsx';
import { FilesCard } from '../../../components/files/FilesCard.tsx';
import { useFileOpenings, type FileOpenings } from '../../../components/files/use-file-openings.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useAttachments } from './content/use-opened-request.ts';

/** The files of the request: the list of them, and the one that the address names. */
export function useFilesOfRequest(request: RequestSummary) {
  const listed = useAttachments(request.id);
  const openings = useFileOpenings();
  const [search] = useSearchParams();
  const chosenId = Id.safeParse(search.get('file')).data;
  return { request, listed, openings, chosenId };
}
export type FilesOfRequest = {
  readonly request: RequestSummary;
  readonly listed: ReturnType<typeof useAttachments>;
  readonly openings: FileOpenings;
  readonly chosenId: string | undefined;
};

export function AttachmentList({ listed, openings, chosenId }: FilesOfRequest) {
  const { t } = useTranslation(['requests', 'files']);
  if (listed.status === 'opened') {
    return (
      <FilesCard
        files={listed.content}
        openings={openings}
        chosenId={chosenId}
        addressOf={(fileId) => `?file=${fileId}`}
      />
    );
  }
  return (
    <Card title={t('files:title')}>
      {listed.status === 'failed' ? (
        <ProblemNote error={listed.error} retry={listed.reopen} />
      ) : (
        <Skeleton label={t('requests:attachments.opening')} rows={2} shape="row" />
      )}
    </Card>
  );
}

/** The file that is looked at. */
export function ChosenAttachment({ request, listed, openings, chosenId }: FilesOfRequest) {
  const files = listed.status === 'opened' ? listed.content : [];
  const chosen = files.find(({ file }) => file.id === chosenId);
  if (!chosen) return null;
  const sharing = { markings: request.markings, onChanged: listed.reopen };
  return (
    <FileCard
      key={chosen.file.id}
      listed={chosen}
      openings={openings}
      {...(request.state !== 'draft' && { sharing })}
    />
  );
}
