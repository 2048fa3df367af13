import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { useUtc } from '../../hooks/use-utc.ts';
import { createLogAudit, type LogAlarm } from '../../session/log-audit.ts';
import { saveText } from '../../session/saving.ts';
import { Button } from '../ui/Button.tsx';
import { Row } from '../ui/Layout.tsx';
import { Note } from '../ui/Note.tsx';
import { Finding } from './Finding.tsx';
import { LOG_STANDING } from './use-log-standing.ts';

/** What this browser found to be wrong with the log, now or before. Only its reader puts it away. */
export function AlarmNotes({ alarms }: { readonly alarms: readonly LogAlarm[] }) {
  return alarms.map((alarm) => <AlarmNote key={`${alarm.code} ${alarm.where}`} alarm={alarm} />);
}

function AlarmNote({ alarm }: { readonly alarm: LogAlarm }) {
  const { t } = useTranslation('proofs');
  const utc = useUtc();
  const raisedAt = utc(alarm.raisedAt.toISOString());
  return (
    <Note
      tone="bad"
      role="alert"
      title={t('alarm.title')}
      actions={
        <Row>
          <Button
            icon="download"
            onPress={() => {
              saveText(evidenceOf(alarm), `log-alarm-${alarm.code}.txt`);
            }}
          >
            {t('alarm.saveEvidence')}
          </Button>
          <PutAway alarm={alarm} />
        </Row>
      }
    >
      <Finding code={alarm.code} where={alarm.where} />
      <p>{t('alarm.since', { time: raisedAt })}</p>
    </Note>
  );
}

function PutAway({ alarm }: { readonly alarm: LogAlarm }) {
  const { t } = useTranslation('proofs');
  const { member } = useSignedIn();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  async function putAway(): Promise<void> {
    await createLogAudit(member.id).putAway(alarm);
    await queryClient.invalidateQueries({ queryKey: [LOG_STANDING] });
  }
  if (!isAsked) {
    return (
      <Button
        variant="quiet"
        onPress={() => {
          setAsked(true);
        }}
      >
        {t('alarm.putAway')}
      </Button>
    );
  }
  return (
    <>
      <span>{t('alarm.sure')}</span>
      <Button variant="danger" onPress={() => void putAway()}>
        {t('alarm.reported')}
      </Button>
      <Button
        onPress={() => {
          setAsked(false);
        }}
      >
        {t('alarm.keep')}
      </Button>
    </>
  );
}

/** What was known and what was shown, as it was signed: whoever gets it can check the signatures. */
function evidenceOf({ code, where, raisedAt, known, shown }: LogAlarm): string {
  const head = [code, where, raisedAt.toISOString()].filter((line) => line !== undefined);
  const parts = [
    head.join('\n'),
    `known:\n${known ?? '-'}`,
    `shown by ${location.origin}:\n${shown ?? '-'}`,
  ];
  return `${parts.join('\n\n')}\n`;
}
