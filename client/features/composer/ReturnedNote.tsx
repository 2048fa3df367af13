import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { RemarkThread } from '../../components/thread/RemarkThread.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { useKeys } from '../../hooks/use-keys.ts';
import { useOpened } from '../../hooks/use-opened.ts';

/** Why it came back, in the words of who returned it. */
export function ReturnedNote({ submissionId }: { readonly submissionId: string }) {
  const { t } = useTranslation('composer');
  const keys = useKeys();
  const open = useCallback(() => keys.worker().openRemarks(submissionId), [keys, submissionId]);
  const remarks = useOpened(open);
  return (
    <Card title={t('returned.title')}>
      <p>{t('returned.body')}</p>
      {remarks.status === 'opening' && <Skeleton label={t('returned.opening')} rows={2} />}
      {remarks.status === 'failed' && <ProblemNote error={remarks.error} retry={remarks.reopen} />}
      {remarks.status === 'opened' && (
        <RemarkThread submissionId={submissionId} opened={remarks.content} />
      )}
    </Card>
  );
}
