import { useTranslation } from 'react-i18next';
import type { AccessEntry, Names } from '../../../core/contracts/access-log.ts';

type ActorNameProps = { readonly actor: AccessEntry['actor']; readonly names: Names };

/** The organisation; and who it was, where it was somebody of the own one. */
export function ActorName({ actor, names }: ActorNameProps) {
  const { t } = useTranslation('openings');
  const organisation = actor.org === undefined ? undefined : names[actor.org];
  const person = actor.id === undefined ? undefined : names[actor.id];
  return (
    <span className="openings-lines">
      <strong>{organisation ?? t('nobodyNamed')}</strong>
      <span className="muted small">
        {person ?? (actor.role === undefined ? undefined : t(`roles.${actor.role}`))}
      </span>
    </span>
  );
}
