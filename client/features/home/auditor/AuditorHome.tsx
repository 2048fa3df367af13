import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/ui/Card.tsx';
import { Columns, Grid, Stack } from '../../../components/ui/Layout.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Figure } from '../Figure.tsx';
import { LatestRefusals } from './LatestRefusals.tsx';
import { useLastDay, useLastWeek, useNow } from './use-oversight.ts';

// Only auditors see a chart and proofs here, so only they fetch what draws and verifies them.
const WeekChart = lazy(async () => ({ default: (await import('./WeekChart.tsx')).WeekChart }));
const Oversight = lazy(async () => ({ default: (await import('./Oversight.tsx')).Oversight }));

type Bucket = { readonly count: number; readonly refused: number };

/** For who audits: how much was done, and what was refused. */
export function AuditorHome() {
  const { t } = useTranslation('home');
  const now = useNow();
  const week = useLastWeek(now);
  return (
    <Stack gap="l">
      <Suspense fallback={<Skeleton label={t('auditor.loading')} rows={4} shape="row" />}>
        <Oversight now={now} />
      </Suspense>
      <Grid columns={2}>
        <Figure
          title={t('auditor.day.title')}
          query={useLastDay(now)}
          count={(hours) => total(hours, 'count')}
          label={(count) => t('auditor.day.label', { count })}
          href="/access-log?period=day"
          linkLabel={t('auditor.day.link')}
        />
        <Figure
          title={t('auditor.refused.title')}
          query={week}
          count={(days) => total(days, 'refused')}
          label={(count) => t('auditor.refused.label', { count })}
          tone="bad"
          href="/access-log?outcome=denied"
          linkLabel={t('auditor.refused.link')}
        />
      </Grid>
      <Columns aside={<LatestRefusals now={now} />}>
        <Card title={t('auditor.week.title')}>
          <Suspense fallback={<Skeleton label={t('auditor.week.loading')} rows={8} shape="row" />}>
            <Answer query={week} rows={8}>
              {(days) => <WeekChart days={days} />}
            </Answer>
          </Suspense>
          <p className="muted small">{t('auditor.isLogged')}</p>
        </Card>
      </Columns>
    </Stack>
  );
}

function total(buckets: readonly Bucket[], of: keyof Bucket): number {
  return buckets.reduce((sum, bucket) => sum + bucket[of], 0);
}
