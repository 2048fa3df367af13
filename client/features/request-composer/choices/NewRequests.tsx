import { useTranslation } from 'react-i18next';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { OpenCases } from '../../../components/cases/OpenCases.tsx';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
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
