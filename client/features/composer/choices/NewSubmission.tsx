import { useTranslation } from 'react-i18next';
import { OpenCases } from '../../../components/cases/OpenCases.tsx';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { ComposerFrame } from '../ComposerFrame.tsx';
import { ChoicesForm } from './ChoicesForm.tsx';

/** First step, before there is a draft. */
export function NewSubmission() {
  const { t } = useTranslation('composer');
  return (
    <ComposerFrame title={t('title.new')} step="case">
      <CasesToChoose />
    </ComposerFrame>
  );
}

function CasesToChoose() {
  const { t } = useTranslation('composer');
  const none = (
    <EmptyState
      title={t('noCase.title')}
      action={<ButtonLink href="/cases">{t('noCase.act')}</ButtonLink>}
    >
      {t('noCase.body')}
    </EmptyState>
  );
  return (
    <OpenCases loading={t('loading')} none={none}>
      {(cases, organisations) => <ChoicesForm cases={cases} organisations={organisations} />}
    </OpenCases>
  );
}
