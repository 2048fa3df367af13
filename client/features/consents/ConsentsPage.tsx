import { useTranslation } from 'react-i18next';
import { Stack } from '../../components/ui/Layout.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Tabs } from '../../components/ui/Tabs.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { Asked } from './asked/Asked.tsx';
import './consents.css';
import { SharedWithUs } from './shared/SharedWithUs.tsx';
import { PARTS, useConsentPlace, type ConsentPlace } from './use-consent-place.ts';

/** What may travel on: questions to the own organisation and by it, and what others have passed on to it. */
export function ConsentsPage() {
  // All at once: a catalogue that came later would hide the page, and take the focus from it, until it was there.
  const { t } = useTranslation(['consents', 'keys', 'files', 'verdicts', 'preview']);
  usePage(t('consents:title'));
  const { place, go } = useConsentPlace();
  return (
    <Stack gap="l">
      <PageHeader
        title={t('consents:title')}
        facts={<p className="muted">{t('consents:purpose')}</p>}
      />
      <Tabs
        label={t('consents:title')}
        selected={place.part}
        onSelect={(part) => {
          go({ part, state: undefined });
        }}
        tabs={PARTS.map((part) => ({
          id: part,
          label: t(`consents:parts.${part}`),
          content: part === place.part && <Part place={place} onNarrow={go} />,
        }))}
      />
    </Stack>
  );
}

type PartProps = {
  readonly place: ConsentPlace;
  readonly onNarrow: (change: Pick<ConsentPlace, 'state'>) => void;
};

function Part({ place, onNarrow }: PartProps) {
  const { part } = place;
  if (part === 'shared') return <SharedWithUs place={place} />;
  return <Asked key={part} place={{ ...place, part }} onNarrow={onNarrow} />;
}
