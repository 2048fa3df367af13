import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import { SubmissionSummary } from '../../../../../core/contracts/submissions.ts';
import { Markings } from '../../../../../core/contracts/vocabulary.ts';
import type { MarkingChoices } from '../../../../components/markings/marking-choices.ts';
import { MarkingFields } from '../../../../components/markings/MarkingFields.tsx';
import { ProblemNote } from '../../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../../components/ui/Button.tsx';
import { Dialog } from '../../../../components/ui/Dialog.tsx';
import { portal } from '../../../../lib/portal.ts';

type BeginAnswerProps = {
  readonly request: RequestSummary;
  /** Another answer can be right, when more is found; it is seldom what somebody comes for. */
  readonly isFirst: boolean;
};

/** Begins a submission whose case, channel and reader are the request's; only its markings are chosen. */
export function BeginAnswer({ request, isFirst }: BeginAnswerProps) {
  const { t } = useTranslation('requests');
  const [asks, setAsks] = useState(false);
  const [choices, setChoices] = useState<MarkingChoices>(request.markings);
  const beginning = useBeginAnswer(request.id);
  const { data: markings } = Markings.safeParse(choices);
  const close = () => {
    setAsks(false);
  };
  return (
    <div>
      <Button
        variant={isFirst ? 'primary' : 'secondary'}
        icon="plus"
        onPress={() => {
          setAsks(true);
        }}
      >
        {t(isFirst ? 'answers.write' : 'answers.writeAnother')}
      </Button>
      <Dialog
        title={t('answers.dialog')}
        isOpen={asks}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('moves.keep')}</Button>
            <Button
              variant="primary"
              isDisabled={!markings}
              isPending={beginning.isPending}
              pendingLabel={t('answers.beginning')}
              onPress={() => {
                if (markings) beginning.mutate(markings);
              }}
            >
              {t('answers.begin')}
            </Button>
          </>
        }
      >
        <p>{t('answers.body')}</p>
        <MarkingFields
          choices={choices}
          errorOf={() => undefined}
          onChange={(changed) => {
            setChoices((before) => ({ ...before, ...changed }));
          }}
        />
        {beginning.error && <ProblemNote error={beginning.error} />}
      </Dialog>
    </div>
  );
}

function useBeginAnswer(requestId: string) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (markings: Markings) =>
      portal.call(SubmissionSummary, `/requests/${requestId}/answers`, {
        method: 'POST',
        body: { markings },
      }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['submissions'] });
      await navigate(`/submissions/${id}/edit?step=content`);
    },
  });
}
