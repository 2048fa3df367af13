import { AlteredNote } from '../../../components/verdicts/AlteredNote.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { useProblem } from '../../../hooks/use-problem.ts';
import { SessionError, type SessionErrorCode } from '../../../session/index.ts';

/** In the place of something sealed that did not open. */
export function NotOpened({ code }: { readonly code: SessionErrorCode }) {
  const describe = useProblem();
  if (code === 'altered') return <AlteredNote />;
  return <Note tone="bad">{describe(new SessionError(code)).text}</Note>;
}
