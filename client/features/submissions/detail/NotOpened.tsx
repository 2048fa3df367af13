import { useTranslation } from 'react-i18next';
import { Note } from '../../../components/ui/Note.tsx';
import { useProblem } from '../../../hooks/use-problem.ts';
import { SessionError } from '../../../session/index.ts';

export function NotOpened({ code }: { readonly code: SessionError['code'] }) {
  const { t } = useTranslation('submissions');
  const describe = useProblem();
  return (
    <Note tone="bad" title={t('record.notOpened')}>
      {describe(new SessionError(code)).text}
    </Note>
  );
}
