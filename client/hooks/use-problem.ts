import { useTranslation } from 'react-i18next';
import { ConnectionError, ProblemError } from '../../core/exchange/problem-error.ts';
import { SessionError } from '../session/session-error.ts';

/** What a page tells about a failure. */
export type DescribedProblem = {
  readonly text: string;
  readonly code: string;
  /** What the administrator finds it by in the portal's own log. */
  readonly requestId: string | undefined;
};

/** Turns whatever was thrown into a sentence for the reader. Nothing of the error's own text is shown. */
export function useProblem(): (error: unknown) => DescribedProblem {
  const { t, i18n } = useTranslation('problems');
  return (error) => {
    const { code, requestId } = factsOf(error);
    // Sealing and the portal refuse the same things under two spellings of one code.
    const names = [code, code.toUpperCase().replaceAll('-', '_')];
    const key = names.map((name) => `problems:${name}`).find((name) => i18n.exists(name));
    const group = code.startsWith('SEALED_') ? 'sealedRefused' : 'refused';
    return { text: key ? i18n.t(key) : t(group, { code }), code, requestId };
  };
}

function factsOf(error: unknown): { code: string; requestId: string | undefined } {
  if (error instanceof SessionError) return { code: error.code, requestId: error.requestId };
  if (error instanceof ProblemError) {
    const code = error.code === 'UNAUTHENTICATED' ? 'signed-out' : error.code;
    return { code, requestId: error.problem.requestId };
  }
  const code = error instanceof ConnectionError ? 'offline' : 'unknown';
  return { code, requestId: undefined };
}
