import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { OrganisationKeysResponse } from '../../../core/contracts/keys.ts';
import { Card } from '../../components/ui/Card.tsx';
import { Fingerprint } from '../../components/ui/Fingerprint.tsx';

type Props = { readonly keys: z.infer<typeof OrganisationKeysResponse> };

/** For roles that hold no keys and seal nothing: what the portal says, and that it is the portal that says it. */
export function OfferedKeyCard({ keys: { current } }: Props) {
  const { t } = useTranslation('directory');
  return (
    <Card title={t('entry.key')}>
      {current ? (
        <>
          <Fingerprint fingerprint={current.fingerprint} layout="inline" />
          <p className="muted small">{t('entry.asThePortalSays')}</p>
        </>
      ) : (
        <p className="muted">{t('entry.noKey')}</p>
      )}
    </Card>
  );
}
