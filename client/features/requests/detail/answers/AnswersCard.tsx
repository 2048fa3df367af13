import { useTranslation } from 'react-i18next';
import {
  openRequestStates,
  type RequestState,
} from '../../../../../core/contracts/request-transitions.ts';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import type { SubmissionSummary } from '../../../../../core/contracts/submissions.ts';
import { Answer } from '../../../../components/problems/Answer.tsx';
import { SubmissionStateChip } from '../../../../components/submissions/SubmissionStateChip.tsx';
import { Card } from '../../../../components/ui/Card.tsx';
import { Link } from '../../../../components/ui/Link.tsx';
import { useFormats } from '../../../../hooks/use-formats.ts';
import { useSignedIn } from '../../../../hooks/use-signed-in.ts';
import { useSide } from '../../../../components/requests/use-side.ts';
import { BeginAnswer } from './BeginAnswer.tsx';
import type { useAnswers } from './use-answers.ts';
import '../../../../components/requests/requests.css';

const open: readonly RequestState[] = openRequestStates;

type AnswersCardProps = {
  readonly request: RequestSummary;
  readonly answers: ReturnType<typeof useAnswers>;
};

/** The answers to a request, and the way to write one. */
export function AnswersCard({ request, answers }: AnswersCardProps) {
  const { t } = useTranslation('requests');
  const { member } = useSignedIn();
  const side = useSide(request);
  const isReader = side === 'addressee' || member.role !== 'expert';
  return (
    <Card title={t('answers.title')}>
      {isReader ? (
        <Answer query={answers} rows={2}>
          {(found) => (
            <Answers answers={found} list={side === 'addressee' ? 'submissions' : 'inbox'} />
          )}
        </Answer>
      ) : (
        <p className="muted">{t('answers.byFocalPoint')}</p>
      )}
      {side === 'addressee' && open.includes(request.state) && (
        <BeginAnswer request={request} isFirst={answers.data?.length === 0} />
      )}
    </Card>
  );
}

type AnswersProps = {
  readonly answers: readonly SubmissionSummary[];
  /** Whose page shows an answer. */
  readonly list: 'submissions' | 'inbox';
};

function Answers({ answers, list }: AnswersProps) {
  const { t } = useTranslation('requests');
  const formats = useFormats();
  if (answers.length === 0) return <p className="muted">{t('answers.none')}</p>;
  return (
    <ul className="requests-list">
      {answers.map(({ id, state, createdAt, submittedAt }) => (
        <li key={id}>
          <Link href={`/${list}/${id}`}>
            {submittedAt === undefined
              ? t('answers.begun', { date: formats.dateTime(createdAt) })
              : t('answers.submitted', { date: formats.dateTime(submittedAt) })}
          </Link>
          <SubmissionStateChip state={state} />
        </li>
      ))}
    </ul>
  );
}
