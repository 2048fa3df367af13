import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { ContentView } from '../../../components/requests/content/ContentView.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Disclosure } from '../../../components/ui/Disclosure.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { VerdictNote } from '../../../components/verdicts/VerdictNote.tsx';
import { useKeys } from '../../../hooks/use-keys.ts';
import { useOpened } from '../../../hooks/use-opened.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { SessionError } from '../../../session/index.ts';

type SealProblemProps = { readonly request: RequestSummary; readonly error: unknown };

/** Why it was not done, and what was kept. */
export function SealProblem({ request, error }: SealProblemProps) {
  const { t } = useTranslation(['composer', 'composing']);
  const { leave } = useSignedIn();
  const code = error instanceof SessionError ? error.code : undefined;
  return (
    <ProblemNote error={error}>
      <p>{t('composing:seal.nothingLost')}</p>
      {code === 'signed-out' && <Button onPress={leave}>{t('composer:seal.signIn')}</Button>}
      {code === 'VERSION_CONFLICT' && request.contentWrittenBy && (
        <Disclosure title={t('composer:newer.look')}>
          <StoredContent request={request} />
        </Disclosure>
      )}
    </ProblemNote>
  );
}

/** What a colleague has written in the meantime. */
function StoredContent({ request }: { readonly request: RequestSummary }) {
  const { t } = useTranslation('composer');
  const keys = useKeys();
  const { id, requester, contentWrittenBy } = request;
  const open = useCallback(() => keys.worker().openRequest(id), [keys, id]);
  const opened = useOpened(open);
  if (opened.status === 'opening') return <Skeleton label={t('openingDraft')} />;
  if (opened.status === 'failed') {
    return <ProblemNote error={opened.error} retry={opened.reopen} />;
  }
  const { content } = opened.content;
  if (content?.status !== 'opened') return null;
  return (
    <>
      <strong dir="auto">{content.content.subject}</strong>
      <ContentView content={content.content} />
      {contentWrittenBy && (
        <VerdictNote
          verdict={content.verdict}
          signer={{ accountId: contentWrittenBy, organisationId: requester.organisationId }}
        />
      )}
    </>
  );
}
