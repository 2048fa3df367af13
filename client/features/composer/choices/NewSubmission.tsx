import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { ComposerFrame } from '../ComposerFrame.tsx';
import { ChoicesForm } from './ChoicesForm.tsx';
import { useOpenCases } from './queries.ts';

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
  const cases = useOpenCases();
  const organisations = useOrganisations();
  const failed = [cases, organisations].find(({ error }) => error);
  if (failed) {
    return (
      <ProblemNote
        error={failed.error}
        retry={() => void failed.refetch()}
        isRetrying={failed.isFetching}
      />
    );
  }
  if (!cases.data || !organisations.data) {
    return <Skeleton label={t('loading')} rows={2} shape="card" />;
  }
  if (cases.data.length === 0) {
    return (
      <EmptyState
        title={t('noCase.title')}
        action={<ButtonLink href="/cases">{t('noCase.act')}</ButtonLink>}
      >
        {t('noCase.body')}
      </EmptyState>
    );
  }
  return <ChoicesForm cases={cases.data} organisations={organisations.data} />;
}
