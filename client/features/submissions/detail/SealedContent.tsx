import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { UnlockPanel } from '../../../components/keys/UnlockPanel.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { RemarkThread } from '../../../components/thread/RemarkThread.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { FileList } from '../../../components/ui/FileRow.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useKeys, useKeyState } from '../../../hooks/use-keys.ts';
import { useOpened } from '../../../hooks/use-opened.ts';
import { OwnFileRow } from './OwnFileRow.tsx';
import { OwnRecord } from './OwnRecord.tsx';

type Place = { readonly submissionId: string };

/** Record, files and remarks, opened here for as long as the keys are there. */
export function SealedContent({ submissionId }: Place) {
  const isUnlocked = useKeyState().status === 'unlocked';
  if (!isUnlocked) return <UnlockPanel />;
  return (
    <>
      <Decided submissionId={submissionId} />
      <Files submissionId={submissionId} />
      <Remarks submissionId={submissionId} />
    </>
  );
}

function Decided({ submissionId }: Place) {
  const { t } = useTranslation('submissions');
  const keys = useKeys();
  const open = useCallback(() => keys.worker().openRecord(submissionId), [keys, submissionId]);
  const opened = useOpened(open);
  if (opened.status === 'opened') return <OwnRecord opened={opened.content} />;
  return (
    <Card title={t('record.title')}>
      {opened.status === 'failed' ? (
        <ProblemNote error={opened.error} retry={opened.reopen} />
      ) : (
        <Skeleton label={t('record.opening')} rows={4} />
      )}
    </Card>
  );
}

function Files({ submissionId }: Place) {
  const { t } = useTranslation('submissions');
  const keys = useKeys();
  const open = useCallback(
    () => keys.worker().listFiles({ type: 'submission', id: submissionId }),
    [keys, submissionId],
  );
  const files = useOpened(open);
  return (
    <Card title={t('files.title')}>
      {files.status === 'opening' && <Skeleton label={t('files.opening')} rows={2} shape="row" />}
      {files.status === 'failed' && <ProblemNote error={files.error} retry={files.reopen} />}
      {files.status === 'opened' && files.content.length === 0 && (
        <p className="muted">{t('files.none')}</p>
      )}
      {files.status === 'opened' && files.content.length > 0 && (
        <FileList label={t('files.title')}>
          {files.content.map((entry) => (
            <OwnFileRow key={entry.file.id} entry={entry} />
          ))}
        </FileList>
      )}
    </Card>
  );
}

function Remarks({ submissionId }: Place) {
  const { t } = useTranslation('submissions');
  const keys = useKeys();
  const open = useCallback(() => keys.worker().openRemarks(submissionId), [keys, submissionId]);
  const remarks = useOpened(open);
  return (
    <Card title={t('remarks.title')}>
      {remarks.status === 'opening' && <Skeleton label={t('remarks.opening')} rows={3} />}
      {remarks.status === 'failed' && <ProblemNote error={remarks.error} retry={remarks.reopen} />}
      {remarks.status === 'opened' && remarks.content.remarks.length === 0 && (
        <p className="muted">{t('remarks.none')}</p>
      )}
      {remarks.status === 'opened' && remarks.content.remarks.length > 0 && (
        <RemarkThread submissionId={submissionId} opened={remarks.content} />
      )}
    </Card>
  );
}
