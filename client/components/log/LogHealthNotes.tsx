import { useTranslation } from 'react-i18next';
import type { LogHealth } from '../../../core/contracts/log-health.ts';
import { useUtc } from '../../hooks/use-utc.ts';
import { Note } from '../ui/Note.tsx';
import { Finding } from './Finding.tsx';
import { useLogHealth } from './use-log-health.ts';

/** How the log is by the portal's own account: its alarms, and how old its latest signature is. */
export function LogHealthNotes() {
  const { t } = useTranslation('proofs');
  const { data, error } = useLogHealth();
  if (!data) return error ? <Note tone="warn" title={t('health.silent')} /> : null;
  return (
    <>
      {data.alarms.map((alarm) => (
        <ReportedAlarm key={`${alarm.code} ${alarm.source}`} alarm={alarm} />
      ))}
      {data.status === 'behind' && (
        <Note tone="warn" title={t('health.behind')}>
          {t('health.behindBody')}
        </Note>
      )}
      <LatestCheckpoint checkpoint={data.checkpoint} />
    </>
  );
}

function ReportedAlarm({ alarm }: { readonly alarm: LogHealth['alarms'][number] }) {
  const { t } = useTranslation('proofs');
  const utc = useUtc();
  const { code, source, since } = alarm;
  return (
    <Note tone="bad" title={t('health.alarm')}>
      <Finding code={code} />
      <p>
        {source === 'signer'
          ? t('health.bySigner', { time: utc(since) })
          : t('health.byWitness', { witness: source, time: utc(since) })}
      </p>
    </Note>
  );
}

function LatestCheckpoint({ checkpoint }: Pick<LogHealth, 'checkpoint'>) {
  const { t, i18n } = useTranslation('proofs');
  const utc = useUtc();
  if (!checkpoint) return <p className="muted small">{t('health.unsigned')}</p>;
  const entries = new Intl.NumberFormat(i18n.language).format(checkpoint.size);
  return (
    <p className="muted small">
      {t('health.latest', { entries, time: utc(checkpoint.publishedAt) })}
    </p>
  );
}
