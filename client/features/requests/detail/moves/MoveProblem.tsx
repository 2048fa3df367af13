import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import { ProblemNote } from '../../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../../components/ui/Button.tsx';
import { Note } from '../../../../components/ui/Note.tsx';
import { useFormats } from '../../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../../hooks/use-organisations.ts';
import { isConflict } from './use-move.ts';

type MoveProblemProps = {
  readonly error: unknown;
  /** As the portal has it by now. */
  readonly request: RequestSummary;
  readonly isStillPossible: boolean;
  /** Where there is a text to keep. */
  readonly onKeepText: (() => void) | undefined;
};

/** Somebody else may have moved the request meanwhile: then there is something to look at first. */
export function MoveProblem({ error, request, isStillPossible, onKeepText }: MoveProblemProps) {
  const { t } = useTranslation(['requests', 'vocabulary', 'thread']);
  if (!isConflict(error)) return <ProblemNote error={error}>{t('thread:kept')}</ProblemNote>;
  return (
    <Note
      tone="warn"
      role="alert"
      title={t('requests:conflict.title')}
      actions={
        !isStillPossible &&
        onKeepText && <Button onPress={onKeepText}>{t('requests:conflict.keepText')}</Button>
      }
    >
      <p>
        {t('requests:conflict.body', { state: t(`vocabulary:requestStates.${request.state}`) })}
      </p>
      <LatestMove request={request} />
      {!isStillPossible && <p>{t('requests:conflict.gone')}</p>}
    </Note>
  );
}

function LatestMove({ request: { moves } }: Pick<MoveProblemProps, 'request'>) {
  const { t } = useTranslation(['requests', 'vocabulary']);
  const formats = useFormats();
  const organisations = useOrganisations().data;
  const latest = moves.at(-1);
  if (!latest) return null;
  return (
    <p>
      {t('requests:conflict.latest', {
        step: t(`vocabulary:requestSteps.${latest.step}`),
        organisation: organisations?.get(latest.organisationId)?.name ?? '',
        time: formats.dateTime(latest.at),
      })}
    </p>
  );
}
