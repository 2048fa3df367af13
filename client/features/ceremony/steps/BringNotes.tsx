import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { OrganisationKeysResponse } from '../../../../core/contracts/keys.ts';
import { Note } from '../../../components/ui/Note.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { portal } from '../../../lib/portal.ts';

/** Why a brought key may not be what this person needs. */
export function BringNotes() {
  const { t } = useTranslation('ceremony');
  const { member, organisation } = useSignedIn();
  const { data } = useQuery({
    queryKey: ['organisation-keys', organisation.id],
    queryFn: () => portal.call(OrganisationKeysResponse, `/organisations/${organisation.id}/keys`),
  });
  const isFounder = data !== undefined && !data.current && member.role !== 'expert';
  return (
    <>
      {isFounder && <Note tone="bad">{t('bring.founder')}</Note>}
      {!organisation.gnupgCompatible && <Note tone="warn">{t('bring.noGnupg')}</Note>}
    </>
  );
}
