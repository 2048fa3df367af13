import { useTranslation } from 'react-i18next';
import type { LogHealth } from '../../../core/contracts/log-health.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { useUtc } from '../../hooks/use-utc.ts';
import { Note } from '../ui/Note.tsx';
import { Finding } from './Finding.tsx';
import { useLogHealth } from './use-log-health.ts';

const OLD_MS = 10 * 60_000;

/** How the log is by the portal's own account: its alarms, and how old its latest signature is. */
export function LogHealthNotes() {
  const { t } = useTranslation('proofs');
  const { data, error, dataUpdatedAt } = useLogHealth();
  if (!data) return error ? <Note tone="warn" title={t('health.silent')} /> : null;
  const { checkpoint } = data;
  const age = checkpoint && Math.max(0, dataUpdatedAt - Date.parse(checkpoint.publishedAt));
  // Every instance writes an entry each minute, so that a log which is signed is never old.
  const isBehind = data.status === 'behind' || (age !== undefined && age > OLD_MS);
  return (
    <>
      {data.alarms.map((alarm) => (
        <ReportedAlarm key={`${alarm.code} ${alarm.source}`} alarm={alarm} />
      ))}
      {isBehind && (
        <Note tone="warn" title={t('health.behind')}>
          {t('health.behindBody')}
        </Note>
      )}
      {checkpoint && age !== undefined ? (
        <LatestCheckpoint checkpoint={checkpoint} age={age} />
      ) : (
        <p className="muted small">{t('health.unsigned')}</p>
      )}
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

type LatestCheckpointProps = {
  readonly checkpoint: NonNullable<LogHealth['checkpoint']>;
  /** Milliseconds. */
  readonly age: number;
};

function LatestCheckpoint({ checkpoint, age }: LatestCheckpointProps) {
  const { t, i18n } = useTranslation('proofs');
  const utc = useUtc();
  const formats = useFormats();
  const entries = new Intl.NumberFormat(i18n.language).format(checkpoint.size);
  const time = utc(checkpoint.publishedAt);
  return (
    <p className="muted small">
      {t('health.latest', { entries, time, age: formats.duration(age / 1000) })}
    </p>
  );
}
