import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import type { KnownKey } from '../../hooks/use-trusts.ts';
import { Fingerprint } from '../ui/Fingerprint.tsx';
import { CompareKey } from './CompareKey.tsx';
import './keys.css';

export type OrganisationKeyProps = {
  readonly organisationId: string;
  readonly name: string;
  readonly known: KnownKey;
};

/** What is known of the key of an organisation, in sentences, and the way to compare it. */
export function OrganisationKey({ organisationId, name, known }: OrganisationKeyProps) {
  const { t } = useTranslation('keys');
  const formats = useFormats();
  const { trust, compared } = known;
  const date = compared ? formats.date(compared.comparedAt) : '';
  // A key that nobody should use is not shown as if somebody could.
  const isUsable = trust.status !== 'no-key' && trust.status !== 'changed-unexpectedly';
  return (
    <div className="known-key">
      {isUsable && <Fingerprint fingerprint={trust.fingerprint} layout="inline" />}
      <p className="small muted">{t(`trustMeans.${trust.status}`, { date })}</p>
      {trust.status === 'not-compared' && (
        <CompareKey subject="organisation" id={organisationId} name={name} facts={trust} />
      )}
    </div>
  );
}
