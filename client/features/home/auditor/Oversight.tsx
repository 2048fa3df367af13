import { useTranslation } from 'react-i18next';
import { AnomalyList } from '../../../components/log/AnomalyList.tsx';
import { LogNotes } from '../../../components/log/LogNotes.tsx';
import { useAnomalies } from '../../../components/log/use-anomalies.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { FEW } from '../use-home-lists.ts';
import { lastWeek } from './use-oversight.ts';

/** How the log itself is, and what stands out in it. */
export function Oversight({ now }: { readonly now: number }) {
  const { t } = useTranslation(['home', 'anomalies']);
  const query = useAnomalies(lastWeek(now));
  return (
    <>
      <LogNotes />
      <Row>
        <ButtonLink href="/access-log/verify" icon="check">
          {t('home:auditor.verify')}
        </ButtonLink>
        <ButtonLink href="/access-log/export" icon="download">
          {t('home:auditor.export')}
        </ButtonLink>
      </Row>
      <Card title={t('anomalies:title')}>
        <Answer query={query}>
          {(anomalies) => <AnomalyList anomalies={anomalies} limit={FEW} />}
        </Answer>
        <p className="muted small">{t('anomalies:rulesOnly')}</p>
      </Card>
    </>
  );
}
