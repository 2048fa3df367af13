import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionOutcome } from '../../../../core/contracts/submissions.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Checkbox } from '../../../components/ui/Checkbox.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import type { FileOpenings } from '../../../components/files/use-file-openings.ts';
import { Arrival } from '../../../components/ui/Arrival.tsx';
import type { Review } from '../reading/use-review.ts';
import { SealedTextField } from '../../../components/thread/SealedTextField.tsx';
import { ConcernNotes } from './ConcernNotes.tsx';
import { concernsOf, obstacleOf } from './concerns.ts';
import { DecisionProblem } from './DecisionProblem.tsx';
import { Readers } from '../../../components/keys/Readers.tsx';
import { useDecision } from './use-decision.ts';
import { readersOf, useSeenKeys } from '../../../hooks/use-seen-keys.ts';
import { WhatIsSigned } from './WhatIsSigned.tsx';

type DecisionCardProps = {
  readonly outcome: DecisionOutcome;
  readonly review: Review;
  readonly openings: FileOpenings;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
  readonly onDecided: (outcome: DecisionOutcome) => void;
  readonly onOpenAgain: () => void;
};

/** Says what will be signed, and signs it. It stands in the page, so that the submission can be read meanwhile. */
export function DecisionCard(props: DecisionCardProps) {
  const { outcome, review, openings, text, onType, onLeave, onOpenAgain } = props;
  const { t } = useTranslation('review');
  const [isKnowing, setKnowing] = useState(false);
  const readers = readersOf(review.submission);
  const { seen, ...trusts } = useSeenKeys(readers);
  const decision = useDecision(props.onDecided);
  const concerns = concernsOf(review, openings.byId);
  const obstacle = obstacleOf(outcome, concerns);
  const isMissing = outcome === 'returned' && text.trim() === '';
  const isReady =
    seen !== undefined &&
    !isMissing &&
    (obstacle === 'none' || (obstacle === 'knowing' && isKnowing));
  const sign = () => {
    if (!isReady) return;
    decision.mutate({ submissionId: review.submission.id, outcome, remark: text, seen });
  };
  return (
    <Arrival name={t(`decision.title.${outcome}`)}>
      <Card title={t(`decision.title.${outcome}`)}>
        <Form onSubmit={sign} aria-label={t(`decision.title.${outcome}`)}>
          <p>{t(`decision.means.${outcome}`)}</p>
          <WhatIsSigned review={review} openings={openings} />
          <ConcernNotes outcome={outcome} concerns={concerns} openings={openings} />
          {obstacle === 'knowing' && (
            <Checkbox label={t('decision.knowing')} isSelected={isKnowing} onChange={setKnowing} />
          )}
          <SealedTextField
            label={t(`decision.remark.${outcome}`)}
            value={text}
            onChange={onType}
            isRequired={outcome === 'returned'}
          />
          <Readers organisationIds={readers} trusts={trusts} />
          {decision.error && <DecisionProblem error={decision.error} onOpenAgain={onOpenAgain} />}
          <FormActions>
            <Button onPress={onLeave}>{t('decision.leave')}</Button>
            <Button
              type="submit"
              variant="primary"
              icon="seal"
              isDisabled={!isReady}
              isPending={decision.isPending}
              pendingLabel={t('decision.signing')}
            >
              {t(`decision.sign.${outcome}`)}
            </Button>
          </FormActions>
        </Form>
      </Card>
    </Arrival>
  );
}
