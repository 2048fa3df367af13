import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../../components/problems/ProblemNote.tsx';
import { Card } from '../../../../components/ui/Card.tsx';
import { Note } from '../../../../components/ui/Note.tsx';
import { SealMark } from '../../../../components/ui/SealMark.tsx';
import { Skeleton } from '../../../../components/ui/Skeleton.tsx';
import { VerdictNote } from '../../../../components/verdicts/VerdictNote.tsx';
import { useProblem } from '../../../../hooks/use-problem.ts';
import { SessionError, type OpenedRequest } from '../../../../session/index.ts';
import { Checklist } from './Checklist.tsx';
import { ContentView } from '../../../../components/requests/content/ContentView.tsx';
import type { OpenedContent } from './use-opened-request.ts';

/** What is asked, in the words of who asks, and whose signature it carries. */
export function ContentCard({ opening }: { readonly opening: OpenedContent }) {
  const { t } = useTranslation('requests');
  if (opening.status === 'opened') return <Opened opened={opening.content} />;
  return (
    <Card title={t('content.title')}>
      {opening.status === 'failed' ? (
        <ProblemNote error={opening.error} retry={opening.reopen} />
      ) : (
        <Skeleton label={t('content.opening')} rows={6} />
      )}
    </Card>
  );
}

function Opened({ opened: { request, content } }: { readonly opened: OpenedRequest }) {
  const { t } = useTranslation('requests');
  const describe = useProblem();
  if (content?.status !== 'opened') {
    return (
      <Card title={t('content.title')}>
        {content ? (
          <Note tone="bad" title={t('content.notOpened')}>
            {describe(new SessionError(content.code)).text}
          </Note>
        ) : (
          <p className="muted">{t('content.none')}</p>
        )}
      </Card>
    );
  }
  const { contentWrittenBy, requester } = request;
  return (
    <Card
      title={<span dir="auto">{content.content.subject}</span>}
      aside={<SealMark state="open" label={t('content.open')} />}
    >
      {contentWrittenBy && (
        <VerdictNote
          verdict={content.verdict}
          signer={{ accountId: contentWrittenBy, organisationId: requester.organisationId }}
        />
      )}
      <Checklist request={request} payload={content.content} />
      <ContentView content={content.content} />
    </Card>
  );
}
