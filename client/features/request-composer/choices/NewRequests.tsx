import { useTranslation } from 'react-i18next';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { ComposingFrame } from '../ComposingFrame.tsx';
import { flowsOf } from './choices.ts';
import { ChoicesForm } from './ChoicesForm.tsx';

/** Before there is a draft: who is asked for what, in clear. */
export function NewRequests() {
  const { t } = useTranslation('composing');
  const { member, organisation } = useSignedIn();
  const mayAsk =
    flowsOf(organisation.kind).length > 0 && contentRoles.some((role) => role === member.role);
  return (
    <ComposingFrame title={t('title.new')}>
      {mayAsk ? (
        <CasesToChoose />
      ) : (
        <EmptyState title={t('mayNotAsk.title')}>{t('mayNotAsk.body')}</EmptyState>
      )}
    </ComposingFrame>
  );
}

function CasesToChoose() {
  const { t } = useTranslation('composing');
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
