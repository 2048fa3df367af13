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
import type { Submission } from './use-submission.ts';

type Place = { readonly submission: Submission };

/** Record, files and remarks, opened here for as long as the keys are there. */
export function SealedContent({ submission }: Place) {
  const isUnlocked = useKeyState().status === 'unlocked';
  if (!isUnlocked) return <UnlockPanel />;
  return (
    <>
      <Decided submission={submission} />
      <Files submission={submission} />
      <Remarks submission={submission} />
    </>
  );
}

function Decided({ submission }: Place) {
  const { t } = useTranslation('submissions');
  const keys = useKeys();
  const { id } = submission;
  const open = useCallback(() => keys.worker().openRecord(id), [keys, id]);
  const opened = useOpened(open);
  if (opened.status === 'opened') {
    return (
      <OwnRecord
        opened={opened.content}
        onShared={wasSent(submission) ? opened.reopen : undefined}
      />
    );
  }
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

function Files({ submission }: Place) {
  const { t } = useTranslation('submissions');
  const keys = useKeys();
  const { id, markings } = submission;
  const open = useCallback(() => keys.worker().listFiles({ type: 'submission', id }), [keys, id]);
  const files = useOpened(open);
  const sharing = wasSent(submission) ? { markings, onChanged: files.reopen } : undefined;
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
            <OwnFileRow key={entry.file.id} entry={entry} sharing={sharing} />
          ))}
        </FileList>
      )}
    </Card>
  );
}

/** Before it was submitted, nobody but its author has it. */
function wasSent({ submittedAt }: Submission): boolean {
  return submittedAt !== undefined;
}

function Remarks({ submission: { id } }: Place) {
  const { t } = useTranslation('submissions');
  const keys = useKeys();
  const open = useCallback(() => keys.worker().openRemarks(id), [keys, id]);
  const remarks = useOpened(open);
  return (
    <Card title={t('remarks.title')}>
      {remarks.status === 'opening' && <Skeleton label={t('remarks.opening')} rows={3} />}
      {remarks.status === 'failed' && <ProblemNote error={remarks.error} retry={remarks.reopen} />}
      {remarks.status === 'opened' && remarks.content.remarks.length === 0 && (
        <p className="muted">{t('remarks.none')}</p>
      )}
      {remarks.status === 'opened' && remarks.content.remarks.length > 0 && (
        <RemarkThread submissionId={id} opened={remarks.content} />
      )}
    </Card>
  );
}
