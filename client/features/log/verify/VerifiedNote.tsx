import { useTranslation } from 'react-i18next';
import { Cosigners } from '../../../components/log/Cosigners.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { useUtc } from '../../../hooks/use-utc.ts';
import type { LogVerification } from '../../../session/log-verification-state.ts';

type Verified = Extract<LogVerification, { status: 'verified' }>;

export function VerifiedNote({ verified }: { readonly verified: Verified }) {
  const { t, i18n } = useTranslation('verify');
  const utc = useUtc();
  const number = new Intl.NumberFormat(i18n.language);
  const { log, at, before } = verified;
  return (
    <Note tone="ok" role="status" title={t('verified.title', { time: utc(at.toISOString()) })}>
      <p>{t('verified.body', { entries: number.format(log.size), origin: log.origin })}</p>
      <Cosigners cosignatures={log.cosignatures} />
      <p>
        {before
          ? t('verified.continues', {
              entries: number.format(before.size),
              time: utc(before.verifiedAt.toISOString()),
            })
          : t('verified.first')}
      </p>
      <p className="small">
        {t('verified.root')} <span className="mono log-digest">{log.root}</span>
      </p>
    </Note>
  );
}
