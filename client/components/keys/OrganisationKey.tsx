import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import { useRememberKey, type OrganisationTrust } from '../../hooks/use-trusts.ts';
import type { KeyFacts } from '../../session/index.ts';
import { Button } from '../ui/Button.tsx';
import { Fingerprint } from '../ui/Fingerprint.tsx';
import { CompareFingerprintDialog } from './CompareFingerprintDialog.tsx';
import './keys.css';

export type OrganisationKeyProps = {
  readonly organisationId: string;
  readonly name: string;
  readonly known: OrganisationTrust;
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
    <div className="organisation-key">
      {isUsable && <Fingerprint fingerprint={trust.fingerprint} layout="inline" />}
      <p className="small muted">{t(`trustMeans.${trust.status}`, { date })}</p>
      {trust.status === 'not-compared' && (
        <CompareKey organisationId={organisationId} name={name} facts={trust} />
      )}
    </div>
  );
}

type CompareKeyProps = Omit<OrganisationKeyProps, 'known'> & { readonly facts: KeyFacts };

function CompareKey({ organisationId: id, name, facts }: CompareKeyProps) {
  const { t } = useTranslation('keys');
  const remember = useRememberKey();
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        variant="quiet"
        icon="key"
        aria-label={t('compare.actFor', { name })}
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('compare.act')}
      </Button>
      {isOpen && (
        <CompareFingerprintDialog
          name={name}
          facts={facts}
          onClose={close}
          onCompared={(how) => {
            close();
            void remember({ subject: 'organisation', id, fingerprint: facts.fingerprint, how });
          }}
        />
      )}
    </>
  );
}
