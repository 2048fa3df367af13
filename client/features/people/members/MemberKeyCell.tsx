import { useTranslation } from 'react-i18next';
import type { MemberResponse } from '../../../../core/contracts/accounts.ts';
import { MemberKey } from '../../../components/keys/MemberKey.tsx';
import { TrustMark } from '../../../components/keys/TrustMark.tsx';
import { Fingerprint } from '../../../components/ui/Fingerprint.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import type { KnownKey } from '../../../hooks/use-trusts.ts';
import { opensContent } from '../use-people.ts';

type MemberKeyCellProps = {
  readonly member: MemberResponse;
  readonly known: KnownKey | undefined;
};

/** The key of a member as this person knows it, and the way to compare it. */
export function MemberKeyCell({ member, known }: MemberKeyCellProps) {
  const { t } = useTranslation('people');
  const self = useSignedIn().member;
  if (!opensContent(member.role)) return <span className="muted">{t('members.keyless')}</span>;
  if (!known) return null;
  const { trust } = known;
  if (member.id === self.id) {
    if (trust.status === 'no-key') return <TrustMark status="no-key" />;
    return <Fingerprint fingerprint={trust.fingerprint} layout="inline" />;
  }
  return (
    <div className="people-lines">
      <span>
        <TrustMark status={trust.status} />
      </span>
      <MemberKey accountId={member.id} name={member.displayName} known={known} />
    </div>
  );
}
