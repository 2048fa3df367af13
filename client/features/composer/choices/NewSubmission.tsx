import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
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
  const cases = useCases();
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
  const open = [...cases.data.values()].filter(({ state }) => state === 'open');
  if (open.length === 0) {
    return (
      <EmptyState
        title={t('noCase.title')}
        action={<ButtonLink href="/cases">{t('noCase.act')}</ButtonLink>}
      >
        {t('noCase.body')}
      </EmptyState>
    );
  }
  return <ChoicesForm cases={open} organisations={organisations.data} />;
}
