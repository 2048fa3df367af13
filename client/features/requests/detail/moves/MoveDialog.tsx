import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestStep } from '../../../../../core/contracts/request-transitions.ts';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import { Button } from '../../../../components/ui/Button.tsx';
import { Dialog } from '../../../../components/ui/Dialog.tsx';
import { useKeyState } from '../../../../hooks/use-keys.ts';
import { useSeenKeys } from '../../../../hooks/use-seen-keys.ts';
import { isComplete, NOTHING_CHOSEN } from './move-draft.ts';
import { MoveFields } from './MoveFields.tsx';
import { MoveProblem } from './MoveProblem.tsx';
import { useMove } from './use-move.ts';

export type MoveDialogProps = {
  readonly step: RequestStep;
  readonly request: RequestSummary;
  /** False once somebody else has moved the request somewhere else. */
  readonly isStillPossible: boolean;
  readonly onMoved: () => void;
  readonly onKeepText: (text: string) => void;
  readonly onClose: () => void;
};

/** Says what a step means, and asks what it needs. What was typed stays when somebody else was faster. */
export function MoveDialog(props: MoveDialogProps) {
  const { step, request, isStillPossible, onMoved, onKeepText, onClose } = props;
  const { t } = useTranslation('requests');
  const [draft, setDraft] = useState(NOTHING_CHOSEN);
  const isUnlocked = useKeyState().status === 'unlocked';
  const readers = [request.requester.organisationId, request.addresseeOrganisationId];
  const { seen, ...trusts } = useSeenKeys(readers);
  const move = useMove(request, () => {
    onClose();
    onMoved();
  });
  const hasMessage = draft.message.trim() !== '';
  const isReady =
    isStillPossible &&
    isComplete(step, draft) &&
    (!hasMessage || (isUnlocked && seen !== undefined));
  const isDraft = request.state === 'draft';
  return (
    <Dialog
      title={t(`moves.title.${step}`)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('moves.keep')}</Button>
          <Button
            variant={step === 'withdraw' || step === 'refuse' ? 'danger' : 'primary'}
            isDisabled={!isReady}
            isPending={move.isPending}
            pendingLabel={t('moves.pending')}
            onPress={() => {
              move.mutate({ ...draft, step, keys: seen ?? {} });
            }}
          >
            {t(`moves.act.${step}`)}
          </Button>
        </>
      }
    >
      <p>{t(isDraft ? 'moves.withdrawDraft' : `moves.means.${step}`)}</p>
      {!isDraft && (
        <MoveFields
          step={step}
          draft={draft}
          onChange={setDraft}
          readers={readers}
          trusts={trusts}
        />
      )}
      {move.error && (
        <MoveProblem
          error={move.error}
          request={request}
          isStillPossible={isStillPossible}
          onKeepText={
            hasMessage
              ? () => {
                  onKeepText(draft.message);
                  onClose();
                }
              : undefined
          }
        />
      )}
    </Dialog>
  );
}
