import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../hooks/use-keys.ts';
import { useRememberKey } from '../../hooks/use-trusts.ts';
import { CompareFingerprintDialog } from '../keys/CompareFingerprintDialog.tsx';
import { Button } from '../ui/Button.tsx';
import type { Signer } from './use-signer.ts';

type CompareSignerProps = {
  readonly accountId: string;
  /** Of the key that signed. */
  readonly fingerprint: string;
  /** Whose key it is said to be. */
  readonly signer: Pick<Signer, 'name' | 'organisation'>;
};

/** The way to compare the key of who signed. A key that was replaced since can no longer be compared. */
export function CompareSigner({ accountId, fingerprint, signer }: CompareSignerProps) {
  const { t } = useTranslation('verdicts');
  const keys = useKeys();
  const remember = useRememberKey();
  const [isOpen, setOpen] = useState(false);
  const { data: trust } = useQuery({
    queryKey: ['trust', 'member', accountId, 'current'],
    queryFn: () => keys.worker().trustOfMember(accountId),
  });
  if (!trust || trust.status === 'no-key' || trust.fingerprint !== fingerprint) return null;
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('compare')}
      </Button>
      {isOpen && (
        <CompareFingerprintDialog
          subject={signer.name === undefined ? 'organisation' : 'member'}
          name={signer.name ?? signer.organisation}
          facts={trust}
          onClose={close}
          onCompared={(how) => {
            close();
            void remember({ subject: 'member', id: accountId, fingerprint, how });
          }}
        />
      )}
    </>
  );
}
