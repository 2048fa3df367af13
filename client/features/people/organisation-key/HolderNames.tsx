import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { isFocalPoint, useHolders, useMembers } from '../use-people.ts';

/** Who holds a key of the own organisation, as far as it is told. */
export function HolderNames({ fingerprint }: { readonly fingerprint: string }) {
  const { t, i18n } = useTranslation('people');
  const { role } = useSignedIn().member;
  const holders = useHolders();
  const members = useMembers();
  if (!isFocalPoint(role)) return t('key.holdersNotTold');
  if (!holders.data || !members.data) {
    return (holders.error ?? members.error) ? t('key.holdersUnknown') : null;
  }
  const accounts = new Set(
    holders.data.flatMap((one) => (one.fingerprint === fingerprint ? [one.accountId] : [])),
  );
  const names = members.data
    .filter(({ id }) => accounts.has(id))
    .map((one) => one.displayName)
    .sort(new Intl.Collator(i18n.language, { numeric: true }).compare);
  if (names.length === 0) return t('key.nobody');
  return new Intl.ListFormat(i18n.language).format(names);
}
