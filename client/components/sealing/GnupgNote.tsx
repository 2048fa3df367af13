import { useTranslation } from 'react-i18next';
import { Note } from '../ui/Note.tsx';
import type { OrganisationsById } from '../../hooks/use-organisations.ts';

type GnupgNoteProps = {
  readonly organisationIds: readonly string[];
  readonly organisations: OrganisationsById;
};

/** What it costs that a recipient opens files with GnuPG. */
export function GnupgNote({ organisationIds, organisations }: GnupgNoteProps) {
  const { t, i18n } = useTranslation('composer');
  const names = organisationIds
    .map((id) => organisations.get(id))
    .flatMap((organisation) => (organisation?.gnupgCompatible ? [organisation.name] : []));
  if (names.length === 0) return null;
  const list = new Intl.ListFormat(i18n.language).format(names);
  return (
    <Note tone="warn" title={t('gnupg.title', { count: names.length, names: list })}>
      {t('gnupg.body')}
    </Note>
  );
}
