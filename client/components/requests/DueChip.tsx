import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import { Chip } from '../ui/Chip.tsx';
import { dueOf, todayInUtc, type Due } from './due.ts';

const TONES = { late: 'bad', today: 'warn', soon: 'warn', later: 'neutral' } as const;

type DueChipProps = { readonly request: Pick<RequestSummary, 'state' | 'responseTarget'> };

/** How an open request stands against its response target; nothing for one that is owed no answer. */
export function DueChip({ request }: DueChipProps) {
  const words = useDueWords();
  const due = dueOf(request, todayInUtc());
  if (!due) return null;
  return (
    <Chip tone={TONES[due.status]} icon={due.status === 'late' ? 'warning' : 'clock'}>
      {words(due)}
    </Chip>
  );
}

function useDueWords(): (due: Due) => string {
  const { t } = useTranslation('vocabulary');
  return ({ status, days }) => {
    if (status === 'today') return t('due.today');
    return t(status === 'late' ? 'due.late' : 'due.in', { count: days });
  };
}
