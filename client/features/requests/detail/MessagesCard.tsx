import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Thread } from '../../../components/thread/Thread.tsx';
import { ThreadForm } from '../../../components/thread/ThreadForm.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Chip } from '../../../components/ui/Chip.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useKeys } from '../../../hooks/use-keys.ts';
import type { OpenedThread } from '../../../session/index.ts';
import type { useMessages } from './content/use-opened-request.ts';

type MessagesCardProps = {
  readonly request: RequestSummary;
  readonly messages: ReturnType<typeof useMessages>;
  readonly text: string;
  readonly onType: (text: string) => void;
};

/** What both sides say to each other about the request, sealed and signed (art. 97). */
export function MessagesCard({ request, messages, text, onType }: MessagesCardProps) {
  const { t } = useTranslation(['requests', 'thread']);
  const keys = useKeys();
  const { id, requester, addresseeOrganisationId } = request;
  return (
    <Card
      title={t('requests:thread.title')}
      aside={<SealMark state="sealed" label={t('thread:sealedMark')} />}
    >
      {messages.status === 'opening' && <Skeleton label={t('requests:thread.opening')} rows={3} />}
      {messages.status === 'failed' && (
        <ProblemNote error={messages.error} retry={messages.reopen} />
      )}
      {messages.status === 'opened' && <Said requestId={id} thread={messages.content} />}
      <ThreadForm
        label={t('requests:thread.add')}
        readers={[requester.organisationId, addresseeOrganisationId]}
        text={text}
        onType={onType}
        send={(words, seen) => keys.worker().addMessage(id, words, seen)}
        onSent={messages.reopen}
      />
    </Card>
  );
}

type SaidProps = { readonly requestId: string; readonly thread: OpenedThread };

function Said({ requestId, thread: { messages, readMarks } }: SaidProps) {
  const { t } = useTranslation(['requests', 'vocabulary']);
  if (messages.length === 0) return <p className="muted">{t('requests:thread.none')}</p>;
  return (
    <Thread
      label={t('requests:thread.title')}
      folder={{ type: 'request', id: requestId }}
      readMarks={readMarks}
      entries={messages.map(({ message, text }) => ({
        ...message,
        text,
        about: message.step && <Chip>{t(`vocabulary:requestSteps.${message.step}`)}</Chip>,
      }))}
    />
  );
}
