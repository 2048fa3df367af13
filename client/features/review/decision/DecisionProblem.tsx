import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { isConflict } from './use-decision.ts';

type DecisionProblemProps = { readonly error: unknown; readonly onOpenAgain: () => void };

/** Somebody else may have decided meanwhile: then there is something to look at first. */
export function DecisionProblem({ error, onOpenAgain }: DecisionProblemProps) {
  const { t } = useTranslation('review');
  if (!isConflict(error)) return <ProblemNote error={error}>{t('decision.kept')}</ProblemNote>;
  return (
    <Note
      tone="warn"
      role="alert"
      title={t('conflict.title')}
      actions={
        <Button icon="retry" onPress={onOpenAgain}>
          {t('conflict.act')}
        </Button>
      }
    >
      {t('conflict.body')}
    </Note>
  );
}
