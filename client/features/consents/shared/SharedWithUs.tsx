import { useTranslation } from 'react-i18next';
import { KeysNeeded } from '../../../components/keys/KeysNeeded.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import type { ConsentPlace } from '../use-consent-place.ts';
import { SharedFilesCard } from './SharedFilesCard.tsx';
import { SharedRecords } from './SharedRecords.tsx';

/** What others have passed on to the own organisation, which it finds in no list of its own. */
export function SharedWithUs({ place }: { readonly place: ConsentPlace }) {
  const { t } = useTranslation('consents');
  return (
    <Stack gap="l">
      <Card title={t('shared.records')}>
        <SharedRecords />
      </Card>
      <KeysNeeded>
        <SharedFilesCard place={place} />
      </KeysNeeded>
    </Stack>
  );
}
