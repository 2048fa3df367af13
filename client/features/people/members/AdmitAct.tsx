import { useTranslation } from 'react-i18next';
import type { MemberResponse } from '../../../../core/contracts/accounts.ts';
import { Fingerprint } from '../../../components/ui/Fingerprint.tsx';
import { useKeys, useKeyState } from '../../../hooks/use-keys.ts';
import type { KnownKey } from '../../../hooks/use-trusts.ts';
import { ConfirmedAct } from '../ConfirmedAct.tsx';

type AdmitActProps = {
  readonly member: MemberResponse;
  readonly known: KnownKey | undefined;
  /** Some key of the organisation that could be given. */
  readonly isLacking: boolean;
};

/** Seals the organisation's keys to a colleague whose fingerprint was compared; nothing before it was. */
export function AdmitAct({ member, known, isLacking }: AdmitActProps) {
  const { t } = useTranslation('people');
  const { status } = useKeyState();
  const keys = useKeys();
  if (!isLacking || !known || known.trust.status === 'no-key') return null;
  if (known.trust.status !== 'compared') {
    return <span className="muted small">{t('admit.compareFirst')}</span>;
  }
  const name = member.displayName;
  const { fingerprint: comparedFingerprint } = known.trust;
  return (
    <ConfirmedAct
      label={t('admit.act')}
      name={t('admit.actFor', { name })}
      title={t('admit.title', { name })}
      tone="primary"
      isDisabled={status !== 'unlocked'}
      act={() => keys.worker().admit({ accountId: member.id, comparedFingerprint })}
    >
      <p>{t('admit.body', { name })}</p>
      <Fingerprint fingerprint={comparedFingerprint} layout="inline" />
    </ConfirmedAct>
  );
}
