import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../core/contracts/cases.ts';
import { Confirmation } from './Confirmation.tsx';
import { useChangeCase } from './use-case.ts';

/** Closes a case, and opens it again. */
export function Closure({ courtCase }: { readonly courtCase: CaseResponse }) {
  const { t } = useTranslation('cases');
  const change = useChangeCase(courtCase);
  const { reference } = courtCase;
  const act = courtCase.state === 'open' ? 'close' : 'reopen';
  return (
    <Confirmation
      act={t(`${act}.act`)}
      title={t(`${act}.title`, { reference })}
      pendingLabel={t(`${act}.pending`)}
      change={change}
      onConfirm={(close) => {
        const method = act === 'close' ? 'POST' : 'DELETE';
        change.mutate({ method, path: 'closure' }, { onSuccess: close });
      }}
    >
      {t(`${act}.body`)}
    </Confirmation>
  );
}
