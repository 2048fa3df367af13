import { useTranslation } from 'react-i18next';
import type { AccessEntry, Names } from '../../../core/contracts/access-log.ts';

type Props = { readonly object: NonNullable<AccessEntry['object']>; readonly names: Names };

/** What was acted upon: its name where it has one, and else the end of its identifier. */
export function ObjectName({ object: { type, id }, names }: Props) {
  const { t } = useTranslation('log');
  return (
    <span className="log-lines">
      <span>{t(`objects.${type}`)}</span>
      <span className="muted small">
        {names[id] ?? <span className="mono">{`…${id.slice(-8)}`}</span>}
      </span>
    </span>
  );
}
