import { useTranslation } from 'react-i18next';
import type { AccessEntry, Names } from '../../../core/contracts/access-log.ts';

/** Who acted: the name as the portal knows it at present, and the organisation. */
export function Actor({ actor, names }: { actor: AccessEntry['actor']; names: Names }) {
  const { t } = useTranslation('log');
  if (actor.id === undefined) return <span className="muted">{t(`actors.${actor.type}`)}</span>;
  const organisation = actor.org === undefined ? undefined : names[actor.org];
  return (
    <span className="log-lines">
      <span>{names[actor.id] ?? t('actors.nameless')}</span>
      {organisation !== undefined && <span className="muted small">{organisation}</span>}
    </span>
  );
}
