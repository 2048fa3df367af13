import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../hooks/use-problem.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

export type ProblemNoteProps = {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
  readonly isRetrying?: boolean | undefined;
  /** What was kept, and what to do next, where the problem's own sentence does not say it. */
  readonly children?: ReactNode;
};

/** What failed, in place of what it failed to show; with what the administrator finds it by. */
export function ProblemNote({ error, retry, isRetrying = false, children }: ProblemNoteProps) {
  const { t } = useTranslation('common');
  const { text, code, requestId } = useProblem()(error);
  return (
    <ErrorState
      title={text}
      retry={
        retry && {
          label: t('retry'),
          pendingLabel: t('loading'),
          isPending: isRetrying,
          onPress: retry,
        }
      }
      detail={{
        label: t('failed.detail'),
        entries: [
          { term: t('failed.code'), value: code },
          ...(requestId === undefined ? [] : [{ term: t('failed.request'), value: requestId }]),
        ],
      }}
    >
      {children}
    </ErrorState>
  );
}
