import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useProblem } from '../../../hooks/use-problem.ts';
import { SessionError, type Autosave } from '../../../session/index.ts';
import '../drafting.css';

type SavingLineProps = { readonly saving: Pick<Autosave<never>, 'subscribe' | 'getSnapshot'> };

/** Whether what was typed is kept, and since when. */
export function SavingLine({ saving }: SavingLineProps) {
  const { t } = useTranslation('composer');
  const formats = useFormats();
  const describe = useProblem();
  const state = useSyncExternalStore(saving.subscribe, saving.getSnapshot);
  const words = () => {
    switch (state.status) {
      case 'unchanged':
        return null;
      case 'unsaved':
      case 'saving':
        return t(`saving.${state.status}`);
      case 'saved':
        return t('saving.saved', { time: formats.time(state.at) });
      case 'failed': {
        const problem = describe(new SessionError(state.code)).text;
        return <span className="composer-not-saved">{t('saving.failed', { problem })}</span>;
      }
    }
  };
  return (
    <span className="composer-saving" role="status">
      {words()}
    </span>
  );
}
