import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../hooks/use-colleagues.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';

/** Who has taken a submission up. */
export function Reviewer({ accountId }: { readonly accountId: string | undefined }) {
  const { t } = useTranslation('review');
  const { member } = useSignedIn();
  const colleagues = useColleagues().data;
  if (accountId === undefined) return null;
  const name = colleagues?.get(accountId)?.displayName;
  return (
    <span className="muted small">
      {accountId === member.id ? t('reviewer.self') : name && t('reviewer.colleague', { name })}
    </span>
  );
}
