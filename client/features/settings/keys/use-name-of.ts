import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../hooks/use-colleagues.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import type { ComparedKey } from '../../../session/index.ts';

/** Whose key was compared, as the portal names them now; undefined until it has answered. */
export function useNameOf() {
  const { t } = useTranslation('settings');
  const organisations = useOrganisations();
  const colleagues = useColleagues();
  if (organisations.isPending || colleagues.isPending) return undefined;
  return ({ subject, id }: Pick<ComparedKey, 'subject' | 'id'>): string => {
    const name =
      subject === 'organisation'
        ? organisations.data?.get(id)?.name
        : colleagues.data?.get(id)?.displayName;
    return name ?? t(`compared.unknown.${subject}`);
  };
}
