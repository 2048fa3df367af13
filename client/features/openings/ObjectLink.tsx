import { useTranslation } from 'react-i18next';
import type { AccessEntry } from '../../../core/contracts/access-log.ts';
import { Link } from '../../components/ui/Link.tsx';
import { addressOf, type Filter } from './use-openings-filter.ts';

type ObjectLinkProps = {
  readonly object: NonNullable<AccessEntry['object']>;
  readonly filter: Filter;
};

/** What it was done to. The portal knows no names of sealed things, so that the end of an identifier must do. */
export function ObjectLink({ object: { type, id }, filter }: ObjectLinkProps) {
  const { t } = useTranslation('openings');
  const named = t('object', { what: t(`objects.${kindOf(type)}`), end: id.slice(-8) });
  const only = { ...filter, cursor: undefined, object: id };
  const href = type === 'submission' ? `/submissions/${id}` : `/openings?${addressOf(only)}`;
  return <Link href={href}>{named}</Link>;
}

function kindOf(type: string): 'submission' | 'file' | 'other' {
  return type === 'submission' || type === 'file' ? type : 'other';
}
