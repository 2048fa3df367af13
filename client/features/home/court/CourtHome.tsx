import { useTranslation } from 'react-i18next';
import { Columns, Stack } from '../../../components/ui/Layout.tsx';
import { useInboxCount } from '../../../hooks/use-counts.ts';
import { CasesCard } from '../CasesCard.tsx';
import { Figure } from '../Figure.tsx';
import { AlsoWaiting } from '../requests/AlsoWaiting.tsx';
import { DueCard } from '../requests/DueCard.tsx';
import { RequestFigures } from '../requests/RequestFigures.tsx';
import { WhatChanged } from '../requests/WhatChanged.tsx';
import { useOwnReviews, useWaitingLongest } from '../use-home-lists.ts';
import { Received } from './Received.tsx';

/** For who asks and reviews: requests and their targets, what waits, what they have taken up, what changed. */
export function CourtHome() {
  // All at once: a catalogue that came later would hide the page until it was there.
  useTranslation(['home', 'notifications', 'vocabulary']);
  const { t } = useTranslation('home');
  const waiting = useWaitingLongest();
  const own = useOwnReviews();
  return (
    <Stack gap="l">
      <div className="home-figures">
        <RequestFigures mostly="requester" />
        <Figure
          title={t('court.waiting.title')}
          query={useInboxCount()}
          count={({ submitted }) => submitted}
          label={(count) => t('court.waiting.label', { count })}
          href="/inbox?state=submitted"
          linkLabel={t('court.waiting.link')}
        />
        <Figure
          title={t('court.own.title')}
          query={own}
          count={({ length }) => length}
          label={(count) => t('court.own.label', { count })}
          href="/inbox?state=under-review"
          linkLabel={t('court.own.link')}
        />
      </div>
      <Columns
        aside={
          <>
            <WhatChanged />
            <CasesCard empty={t('cases.noneCourt')} />
          </>
        }
      >
        <DueCard side="requester" />
        <DueCard side="addressee" isRare />
        <AlsoWaiting />
        <Received title={t('court.oldest.title')} query={waiting} empty={t('court.oldest.none')} />
        <Received title={t('court.mine.title')} query={own} empty={t('court.mine.none')} />
      </Columns>
    </Stack>
  );
}
