import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { SubmissionStateChip } from '../../../components/submissions/SubmissionStateChip.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useColleagues } from '../../../hooks/use-colleagues.ts';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Lines, type Line } from '../Lines.tsx';
import { useFewSubmissions } from '../use-home-lists.ts';

/** Returned submissions first: somebody waits for those. */
export function ToFinish() {
  const { t } = useTranslation('home');
  const returned = useFewSubmissions('returned');
  const drafts = useFewSubmissions('draft');
  const line = useLine();
  return (
    <Card title={t('toFinish.title')}>
      <Answer query={returned}>
        {(first) => (
          <Answer query={drafts}>
            {(second) =>
              first.length + second.length === 0 ? (
                <NothingToFinish />
              ) : (
                <Lines lines={[...first, ...second].map(line)} />
              )
            }
          </Answer>
        )}
      </Answer>
    </Card>
  );
}

function NothingToFinish() {
  const { t } = useTranslation('home');
  return (
    <EmptyState
      title={t('toFinish.none')}
      action={<ButtonLink href="/submissions">{t('toFinish.all')}</ButtonLink>}
    >
      {t('toFinish.noneBody')}
    </EmptyState>
  );
}

function useLine(): (submission: SubmissionSummary) => Line {
  const { t } = useTranslation('home');
  const { member } = useSignedIn();
  const cases = useCases().data;
  const colleagues = useColleagues().data;
  const formats = useFormats();
  return ({ id, caseId, state, sender, changedAt }) => {
    const date = formats.dateTime(changedAt);
    const author = colleagues?.get(sender.accountId)?.displayName;
    return {
      id,
      // A draft has nothing to read yet; what was returned begins with the remark on its page.
      href: state === 'draft' ? `/submissions/${id}/edit` : `/submissions/${id}`,
      title: <span className="mono">{cases?.get(caseId)?.reference ?? t('unknownCase')}</span>,
      detail:
        sender.accountId === member.id
          ? t('toFinish.byYou', { date })
          : author === undefined
            ? t('changed', { date })
            : t('toFinish.by', { author, date }),
      mark: <SubmissionStateChip state={state} />,
    };
  };
}
