import { useTranslation } from 'react-i18next';
import { EvidenceMark } from '../../../components/log/EvidenceMark.tsx';
import { openingAct } from '../../../components/log/opening-act.ts';
import { useOpenings, type Opening, type Openings } from '../../../components/log/use-openings.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import '../submissions.css';

const SHOWN = 5;

/** Who of other organisations has opened it or one of its files, as the access log proves. */
export function OpenedByCard({ submissionId }: { readonly submissionId: string }) {
  const { t } = useTranslation('submissions');
  const { data, error, refetch } = useOpenings({ submission: submissionId, limit: SHOWN });
  return (
    <Card title={t('openedBy.title')}>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton label={t('openedBy.loading')} rows={3} />}
      {data && <List page={data} />}
      <Link href={`/openings?submission=${submissionId}`}>{t('openedBy.all')}</Link>
    </Card>
  );
}

function List({ page: { items, names } }: { readonly page: Openings }) {
  const { t } = useTranslation('submissions');
  if (items.length === 0) return <p className="muted">{t('openedBy.nobody')}</p>;
  return (
    <ol className="submissions-timeline">
      {items.map((opening) => (
        <li key={opening.index}>
          <Line opening={opening} names={names} />
        </li>
      ))}
    </ol>
  );
}

function Line({
  opening,
  names,
}: {
  readonly opening: Opening;
  readonly names: Openings['names'];
}) {
  const { t } = useTranslation(['submissions', 'openings']);
  const formats = useFormats();
  const { entry, verdict } = opening;
  if (!entry) return <EvidenceMark verdict={verdict} />;
  const organisation = entry.actor.org === undefined ? undefined : names[entry.actor.org];
  return (
    <>
      <strong>{organisation ?? t('openings:nobodyNamed')}</strong>
      <span>{t(`openings:acts.${openingAct(entry.action)}`)}</span>
      <Row>
        <time className="small muted" dateTime={entry.time}>
          {formats.dateTime(entry.time)}
        </time>
        <EvidenceMark verdict={verdict} />
      </Row>
    </>
  );
}
