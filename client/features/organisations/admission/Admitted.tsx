import { useTranslation } from 'react-i18next';
import type { OrganisationResponse } from '../../../../core/contracts/organisations.ts';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { Note } from '../../../components/ui/Note.tsx';

/** What comes next: an organisation without members can do nothing. */
export function Admitted({ organisation }: { readonly organisation: OrganisationResponse }) {
  const { t } = useTranslation('organisations');
  return (
    <Note
      tone="ok"
      role="status"
      title={t('admitted.title', { name: organisation.name })}
      actions={<ButtonLink href="/accounts">{t('admitted.accounts')}</ButtonLink>}
    >
      {t('admitted.body')}
    </Note>
  );
}
