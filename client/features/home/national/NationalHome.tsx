import { useTranslation } from 'react-i18next';
import { Columns, Stack } from '../../../components/ui/Layout.tsx';
import { useSubmissionCount } from '../../../hooks/use-counts.ts';
import { CasesCard } from '../CasesCard.tsx';
import { Figure } from '../Figure.tsx';
import { AlsoWaiting } from '../requests/AlsoWaiting.tsx';
import { DueCard } from '../requests/DueCard.tsx';
import { RequestFigures } from '../requests/RequestFigures.tsx';
import { WhatChanged } from '../requests/WhatChanged.tsx';
import { Accepted } from './Accepted.tsx';
import { ToFinish } from './ToFinish.tsx';

/** For who is asked and sends: requests to answer, what to finish, what came back, what changed. */
export function NationalHome() {
  // All at once: a catalogue that came later would hide the page until it was there.
  useTranslation(['home', 'notifications', 'vocabulary']);
  const { t } = useTranslation('home');
  const counts = useSubmissionCount();
  return (
    <Stack gap="l">
      <div className="home-figures">
        <RequestFigures mostly="addressee" />
        <Figure
          title={t('national.returned.title')}
          query={counts}
          count={({ returned }) => returned}
          label={(count) => t('national.returned.label', { count })}
          tone="warn"
          href="/submissions?state=returned"
          linkLabel={t('national.returned.link')}
        />
        <Figure
          title={t('national.drafts.title')}
          query={counts}
          count={({ draft }) => draft}
          label={(count) => t('national.drafts.label', { count })}
          href="/submissions?state=draft"
          linkLabel={t('national.drafts.link')}
        />
      </div>
      <Columns
        aside={
          <>
            <WhatChanged />
            <Accepted />
            <CasesCard empty={t('cases.noneNational')} />
          </>
        }
      >
        <DueCard side="addressee" />
        <DueCard side="requester" isRare />
        <AlsoWaiting />
        <ToFinish />
      </Columns>
    </Stack>
  );
}
