import { useTranslation } from 'react-i18next';
import { useHolders, useMembers } from '../use-people.ts';

/** Who holds a key of the own organisation. */
export function HolderNames({ fingerprint }: { readonly fingerprint: string }) {
  const { t, i18n } = useTranslation('people');
  const holders = useHolders().data;
  const members = useMembers().data;
  if (!holders || !members) return null;
  const accounts = new Set(
    holders.flatMap((holder) => (holder.fingerprint === fingerprint ? [holder.accountId] : [])),
  );
  const names = members.filter(({ id }) => accounts.has(id)).map((one) => one.displayName);
  if (names.length === 0) return t('key.nobody');
  return new Intl.ListFormat(i18n.language).format(names);
}
