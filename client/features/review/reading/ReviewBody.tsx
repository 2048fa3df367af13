import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionOutcome } from '../../../../core/contracts/submissions.ts';
import { Columns, Stack } from '../../../components/ui/Layout.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { DecisionCard } from '../decision/DecisionCard.tsx';
import { KeptText } from '../decision/KeptText.tsx';
import { FileCard } from '../../../components/files/FileCard.tsx';
import { FilesCard } from '../../../components/files/FilesCard.tsx';
import { useFileOpenings } from '../../../components/files/use-file-openings.ts';
import { RemarksCard } from '../remarks/RemarksCard.tsx';
import type { Typing } from '../typed-texts.ts';
import { DecisionVerdict } from './DecisionVerdict.tsx';
import { DetailsCard } from './DetailsCard.tsx';
import { RecordCard } from './RecordCard.tsx';
import { RecordVerdict } from './RecordVerdict.tsx';
import { ReviewHeader } from './ReviewHeader.tsx';
import { useReviewAddress, useReviewPlace } from './use-review-place.ts';
import type { Review } from './use-review.ts';

type ReviewBodyProps = Typing & {
  readonly review: Review;
  readonly onOpenAgain: () => void;
};

export function ReviewBody(props: ReviewBodyProps) {
  const { review, onOpenAgain, typed, onType } = props;
  const { t } = useTranslation('review');
  const place = useReviewPlace();
  const address = useReviewAddress();
  const openings = useFileOpenings();
  const [decided, setDecided] = useState<DecisionOutcome>();
  const { submission, files } = review;
  const chosen = files.find(({ file }) => file.id === place.fileId);
  const isOpen = submission.state === 'under-review';
  const decide = (outcome: DecisionOutcome) => {
    setDecided(outcome);
    onType({ decision: '' });
    place.leaveDecision();
    onOpenAgain();
  };
  return (
    <Stack gap="l">
      <ReviewHeader review={review} onChanged={onOpenAgain} />
      <RecordVerdict review={review} />
      {decided && (
        <Note tone="ok" role="status" title={t(`decided.${decided}.title`)}>
          {t(`decided.${decided}.body`)}
        </Note>
      )}
      {!isOpen && <KeptText typed={typed} onType={onType} />}
      {isOpen && place.outcome && (
        <DecisionCard
          key={place.outcome}
          outcome={place.outcome}
          review={review}
          openings={openings}
          text={typed.decision}
          onType={(decision) => {
            onType({ decision });
          }}
          onLeave={place.leaveDecision}
          onDecided={decide}
          onOpenAgain={onOpenAgain}
        />
      )}
      <Columns
        aside={
          <>
            <FilesCard
              files={files}
              openings={openings}
              chosenId={place.fileId}
              addressOf={(fileId) => address('file', fileId)}
            />
            <RemarksCard review={review} typed={typed} onType={onType} onSent={onOpenAgain} />
            <DetailsCard submission={submission} />
          </>
        }
      >
        {chosen && (
          <FileCard
            key={chosen.file.id}
            listed={chosen}
            openings={openings}
            sharing={{ markings: submission.markings, onChanged: onOpenAgain }}
          />
        )}
        <DecisionVerdict review={review} />
        <RecordCard review={review} onShared={onOpenAgain} />
      </Columns>
    </Stack>
  );
}
