import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestStep } from '../../../../../core/contracts/request-transitions.ts';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import { Button } from '../../../../components/ui/Button.tsx';
import { useSignedIn } from '../../../../hooks/use-signed-in.ts';
import { useSide } from '../../../../components/requests/use-side.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { isExpected, movesOf } from './moves.ts';

type MoveButtonsProps = {
  readonly request: RequestSummary;
  readonly hasAnswer: boolean;
  readonly onMoved: () => void;
  /** Takes over what was typed for a move that can no longer be made. */
  readonly onKeepText: (text: string) => void;
};

/** What the reader can do now. The portal decides all the same. */
export function MoveButtons({ request, hasAnswer, onMoved, onKeepText }: MoveButtonsProps) {
  const { t } = useTranslation('requests');
  const { member } = useSignedIn();
  const side = useSide(request);
  const [chosen, setChosen] = useState<RequestStep>();
  const { state } = request;
  const offered = movesOf({ state, side, role: member.role, hasAnswer });
  return (
    <>
      {offered
        .filter(({ isBlocked }) => !isBlocked)
        .map(({ step }) => (
          <Button
            key={step}
            variant={isExpected(step, state) ? 'primary' : 'secondary'}
            onPress={() => {
              setChosen(step);
            }}
          >
            {t(`moves.act.${step}`)}
          </Button>
        ))}
      {chosen && (
        <MoveDialog
          key={chosen}
          step={chosen}
          request={request}
          isStillPossible={offered.some(({ step }) => step === chosen)}
          onMoved={onMoved}
          onKeepText={onKeepText}
          onClose={() => {
            setChosen(undefined);
          }}
        />
      )}
    </>
  );
}
