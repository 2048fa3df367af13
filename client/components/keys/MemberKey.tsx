import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import type { KnownKey } from '../../hooks/use-trusts.ts';
import { Fingerprint } from '../ui/Fingerprint.tsx';
import { CompareKey } from './CompareKey.tsx';
import './keys.css';

export type MemberKeyProps = {
  readonly accountId: string;
  readonly name: string;
  readonly known: KnownKey;
};

/** The same as `OrganisationKey` for a person, who may have made a new key for good reasons: it can be compared again. */
export function MemberKey({ accountId, name, known }: MemberKeyProps) {
  const { t } = useTranslation('keys');
  const formats = useFormats();
  const { trust, compared } = known;
  const date = compared ? formats.date(compared.comparedAt) : '';
  // A member's key names no successor.
  const status = trust.status === 'rotated' ? 'changed-unexpectedly' : trust.status;
  return (
    <div className="known-key">
      {trust.status !== 'no-key' && <Fingerprint fingerprint={trust.fingerprint} layout="inline" />}
      <p className="small muted">{t(`trustMeansMember.${status}`, { date })}</p>
      {trust.status !== 'no-key' && status !== 'compared' && (
        <CompareKey
          subject="member"
          id={accountId}
          name={name}
          facts={trust}
          isChanged={status === 'changed-unexpectedly'}
        />
      )}
    </div>
  );
}
