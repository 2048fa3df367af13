import { useState } from 'react';
import { ConfirmationCard } from '../../../components/requests/ConfirmationCard.tsx';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { UnlockPanel } from '../../../components/keys/UnlockPanel.tsx';
import { ReceiptCard } from '../../../components/receipts/ReceiptCard.tsx';
import { useSide } from '../../../components/requests/use-side.ts';
import { Columns } from '../../../components/ui/Layout.tsx';
import { useKeyState } from '../../../hooks/use-keys.ts';
import { AnswersCard } from './answers/AnswersCard.tsx';
import { hasAnswered, useAnswers } from './answers/use-answers.ts';
import { AttachmentList, ChosenAttachment, useFilesOfRequest } from './Attachments.tsx';
import { ContentCard } from './content/ContentCard.tsx';
import { useMessages, useOpenedRequest } from './content/use-opened-request.ts';
import { FactsCard } from '../../../components/requests/FactsCard.tsx';
import { GroupCard } from './GroupCard.tsx';
import { MessagesCard } from './MessagesCard.tsx';
import { MoveButtons } from './moves/MoveButtons.tsx';
import { RequestHeader } from './RequestHeader.tsx';
import { StandingCard } from './StandingCard.tsx';
import { TimelineCard } from './TimelineCard.tsx';

/** What is in clear is always there; what is sealed as long as the keys are. What somebody types outlives the lock. */
export function RequestDetail({ request }: { readonly request: RequestSummary }) {
  const isUnlocked = useKeyState().status === 'unlocked';
  const [text, setText] = useState('');
  const answers = useAnswers(request);
  const opening = useOpenedRequest(request.id);
  const messages = useMessages(request);
  const files = useFilesOfRequest(request);
  const hasAnswer = hasAnswered(answers.data);
  const side = useSide(request);
  const { id, state, sentAt } = request;
  const isDraft = state === 'draft';
  const content = opening.status === 'opened' ? opening.content.content : undefined;
  return (
    <>
      <RequestHeader
        request={request}
        subject={content?.status === 'opened' ? content.content.subject : undefined}
        moves={
          <MoveButtons
            request={request}
            hasAnswer={hasAnswer}
            onMoved={messages.reopen}
            onKeepText={(kept) => {
              setText((before) => [before, kept].filter(Boolean).join('\n'));
            }}
          />
        }
      />
      <Columns
        aside={
          <>
            {isUnlocked && <AttachmentList {...files} />}
            <FactsCard request={request} />
            <ConfirmationCard request={request} />
            <TimelineCard request={request} />
            <GroupCard request={request} />
            {side === 'requester' && sentAt !== undefined && (
              <ReceiptCard folder={{ type: 'request', id }} at={sentAt} />
            )}
          </>
        }
      >
        <StandingCard request={request} hasAnswer={hasAnswer} />
        {isUnlocked ? (
          <>
            <ChosenAttachment {...files} />
            <ContentCard opening={opening} />
          </>
        ) : (
          <UnlockPanel />
        )}
        {!isDraft && <AnswersCard request={request} answers={answers} />}
        {!isDraft && isUnlocked && (
          <MessagesCard request={request} messages={messages} text={text} onType={setText} />
        )}
      </Columns>
    </>
  );
}
