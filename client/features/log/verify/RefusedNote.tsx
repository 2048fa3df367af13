import { useTranslation } from 'react-i18next';
import { Finding } from '../../../components/log/Finding.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { mayPass, type LogVerification } from '../../../session/log-verification-state.ts';

type Refused = Extract<LogVerification, { status: 'refused' }>;

export function RefusedNote({ refused }: { readonly refused: Refused }) {
  const { t } = useTranslation('verify');
  const { code, where } = refused.refusal;
  const passes = mayPass(code);
  return (
    <Note
      tone={passes ? 'warn' : 'bad'}
      role="alert"
      title={t(passes ? 'refused.unwitnessed' : 'refused.title')}
    >
      <Finding code={code} where={where} />
      <p>{t('refused.notRemembered')}</p>
    </Note>
  );
}
