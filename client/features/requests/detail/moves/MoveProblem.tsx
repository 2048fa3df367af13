import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import { ProblemNote } from '../../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../../components/ui/Button.tsx';
import { Note } from '../../../../components/ui/Note.tsx';
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
      {!isStillPossible && <p>{t('requests:conflict.gone')}</p>}
    </Note>
  );
}
