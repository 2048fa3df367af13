import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { Note } from '../../components/ui/Note.tsx';
import { useKeyState } from '../../hooks/use-keys.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';

/** The first steps, as long as the reader cannot open anything yet. */
export function KeyStep() {
  const { t } = useTranslation('home');
  const { member } = useSignedIn();
  const state = useKeyState();
  if (state.status === 'missing') {
    return (
      <Note
        tone="warn"
        title={t('keyStep.missing.title')}
        actions={<ButtonLink href="/keys">{t('keyStep.missing.act')}</ButtonLink>}
      >
        {t('keyStep.missing.body')}
      </Note>
    );
  }
  if (state.status !== 'waiting') return null;
  const makesKey = state.reason === 'no-organisation-key' && member.role !== 'expert';
  const step = makesKey ? 'founding' : state.reason;
  return (
    <Note
      tone="info"
      title={t(`keyStep.${step}.title`)}
      actions={makesKey && <ButtonLink href="/keys">{t('keyStep.founding.act')}</ButtonLink>}
    >
      {t(`keyStep.${step}.body`)}
    </Note>
  );
}
