import { useTranslation } from 'react-i18next';
import { isPeriod } from '../../../../core/contracts/access-log-export.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { PageHeader } from '../../../components/ui/PageHeader.tsx';
import { usePage } from '../../../hooks/use-page.ts';
import '../log.css';
import { LogFilterBar } from '../LogFilterBar.tsx';
import { useLogFilter, useSpan } from '../use-log-filter.ts';
import { searchOf } from '../use-log.ts';
import { ExportButton } from './ExportButton.tsx';
import { SummaryCertificate } from './SummaryCertificate.tsx';

/** The log to take away: to prove it elsewhere, to work with it, to report on it. */
export function ExportPage() {
  const { t } = useTranslation('log');
  usePage(t('exports.title'));
  return (
    <Stack gap="l">
      <PageHeader
        title={t('exports.title')}
        breadcrumbs={{
          label: t('way'),
          crumbs: [{ label: t('title'), href: '/access-log' }, { label: t('exports.title') }],
        }}
        facts={<p className="muted">{t('exports.purpose')}</p>}
      />
      <Note>{t('exports.isLogged')}</Note>
      <WholeLog />
      <OfPeriod />
    </Stack>
  );
}

function WholeLog() {
  const { t } = useTranslation('log');
  return (
    <Card title={t('exports.whole.title')}>
      <p>{t('exports.whole.body')}</p>
      <pre className="log-bytes mono">
        {'node verify-log.mjs access-log.tar --vkey VKEY --checkpoint CHECKPOINT'}
      </pre>
      <p className="muted small">{t('exports.whole.check')}</p>
      <ExportButton
        wanted={{ path: '', query: {}, ending: 'tar' }}
        label={t('exports.whole.save')}
      />
    </Card>
  );
}

function OfPeriod() {
  const { t, i18n } = useTranslation('log');
  const { filter, narrow } = useLogFilter();
  const span = useSpan(filter);
  const query = searchOf(filter, span);
  const language = i18n.language.startsWith('fr') ? 'fr' : 'en';
  return (
    <>
      <LogFilterBar filter={filter} names={{}} onNarrow={narrow} />
      <Card title={t('exports.entries.title')}>
        <p>{t('exports.entries.body')}</p>
        <ExportButton
          wanted={{ path: '/csv', query, ending: 'csv' }}
          label={t('exports.entries.csv')}
        />
        <ExportButton
          wanted={{ path: '/ocsf', query, ending: 'ocsf.jsonl' }}
          label={t('exports.entries.ocsf')}
        />
        <p className="muted small">{t('exports.entries.check')}</p>
      </Card>
      <Card title={t('exports.summary.title')}>
        <p>{t('exports.summary.body')}</p>
        {!isPeriod(span) && <p>{t('exports.summary.tooLong')}</p>}
        <ExportButton
          wanted={{ path: '/summary', query: { ...span, language }, ending: 'pdf' }}
          label={t('exports.summary.save')}
          isDisabled={!isPeriod(span)}
        />
        <p className="muted small">{t('exports.summary.check')}</p>
        <SummaryCertificate />
      </Card>
    </>
  );
}
