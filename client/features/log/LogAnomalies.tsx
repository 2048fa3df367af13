import { useTranslation } from 'react-i18next';
import { isPeriod } from '../../../core/contracts/access-log-export.ts';
import { AnomalyList } from '../../components/log/AnomalyList.tsx';
import { useAnomalies } from '../../components/log/use-anomalies.ts';
import { Answer } from '../../components/problems/Answer.tsx';
import { Disclosure } from '../../components/ui/Disclosure.tsx';
import type { Span } from './use-log-filter.ts';

/** What stands out in the chosen period, whatever else the list is narrowed to. */
export function LogAnomalies({ span }: { readonly span: Span }) {
  const { t } = useTranslation('anomalies');
  if (!isPeriod(span)) return <p className="muted small">{t('notAPeriod')}</p>;
  return <Listed span={span} />;
}

function Listed({ span }: { readonly span: Span }) {
  const { t } = useTranslation('anomalies');
  const query = useAnomalies(span);
  const count = query.data?.items.length;
  return (
    <Disclosure title={count === undefined ? t('title') : t('titleCounted', { count })}>
      <Answer query={query}>{(anomalies) => <AnomalyList anomalies={anomalies} />}</Answer>
      <p className="muted small">{t('rulesOnly')}</p>
    </Disclosure>
  );
}
