import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import { Chip } from '../ui/Chip.tsx';

/** What a request is beside its state, each in a word: nothing for a routine, formal one that is confirmed. */
export function RequestMarks({ request }: { readonly request: RequestSummary }) {
  const { t } = useTranslation('requests');
  const { urgency, awaitingConfirmation, formality } = request;
  return (
    <>
      {urgency.level === 'urgent' && (
        <Chip tone="bad" icon="warning">
          {t('marks.urgent')}
        </Chip>
      )}
      {awaitingConfirmation && (
        <Chip tone="warn" icon="question">
          {t('marks.awaitingConfirmation')}
        </Chip>
      )}
      {formality === 'informal' && <Chip>{t('marks.informal')}</Chip>}
    </>
  );
}
