import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/ui/Card.tsx';
import { useColleagues } from '../../../hooks/use-colleagues.ts';
import { useFormats } from '../../../hooks/use-formats.ts';
import { timelineOf } from './timeline.ts';
import type { Submission } from './use-submission.ts';
import '../submissions.css';

export function TimelineCard({ submission }: { readonly submission: Submission }) {
  const { t } = useTranslation('submissions');
  const formats = useFormats();
  const author = useColleagues().data?.get(submission.sender.accountId)?.displayName;
  return (
    <Card title={t('timeline.title')}>
      <ol className="submissions-timeline">
        {timelineOf(submission).map(({ what, at }) => (
          <li key={what}>
            <strong>
              {what === 'begun' && author !== undefined
                ? t('timeline.begunBy', { author })
                : t(`timeline.${what}`)}
            </strong>
            <time className="small muted" dateTime={at}>
              {formats.dateTime(at)}
            </time>
          </li>
        ))}
      </ol>
    </Card>
  );
}
