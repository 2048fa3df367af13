import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import '../cases.css';
import { timelineOf, type CaseEvent } from './timeline.ts';
import { useCaseRequests, useCaseSubmissions, type CaseItems } from './use-case-items.ts';

const SHOWN = 10;

/** What happened in a case, newest first, as far as the reader may see it anyway. */
export function CaseTimeline({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('cases');
  const { organisation } = useSignedIn();
  const submissions = useCaseSubmissions(caseId);
  return (
    <Card title={t('timeline.title')}>
      <Answer query={useCaseRequests(caseId)} rows={5}>
        {(asked) => (
          <Answer query={submissions} rows={5}>
            {(sent) => (
              <Events
                events={timelineOf(asked.items, sent.items, organisation.id)}
                isWhole={isWhole(asked) && isWhole(sent)}
              />
            )}
          </Answer>
        )}
      </Answer>
    </Card>
  );
}

function isWhole({ hasMore }: CaseItems<unknown>): boolean {
  return !hasMore;
}

type EventsProps = { readonly events: readonly CaseEvent[]; readonly isWhole: boolean };

function Events({ events, isWhole: isAll }: EventsProps) {
  const { t } = useTranslation('cases');
  const [showsAll, setShowsAll] = useState(false);
  if (events.length === 0) return <p className="muted">{t('timeline.none')}</p>;
  return (
    <>
      <ol className="cases-timeline">
        {events.slice(0, showsAll ? undefined : SHOWN).map((event) => (
          <li key={event.id}>
            <Happened event={event} />
          </li>
        ))}
      </ol>
      {events.length > SHOWN && !showsAll && (
        <div>
          <Button
            onPress={() => {
              setShowsAll(true);
            }}
          >
            {t('timeline.all', { count: events.length })}
          </Button>
        </div>
      )}
      {!isAll && <p className="muted small">{t('timeline.newest')}</p>}
    </>
  );
}

function Happened({ event }: { readonly event: CaseEvent }) {
  const { t } = useTranslation(['cases', 'vocabulary']);
  const formats = useFormats();
  const organisations = useOrganisations().data;
  const name = event.organisationId && organisations?.get(event.organisationId)?.name;
  const date = formats.dateTime(event.at);
  return (
    <>
      <Link href={event.href}>
        {event.of === 'request'
          ? t('cases:timeline.request', {
              measure: t(`vocabulary:measures.${event.measure}`),
              step: t(`vocabulary:requestSteps.${event.what}`),
            })
          : t('cases:timeline.submission', {
              kind: t(`vocabulary:submissionKinds.${event.kind}`),
              state: t(`vocabulary:submissionStates.${event.what}`),
            })}
      </Link>
      <time className="small muted" dateTime={event.at}>
        {name ? t('cases:timeline.by', { name, date }) : date}
      </time>
    </>
  );
}
