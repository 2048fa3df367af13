import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { MarkingChips } from '../../../components/markings/MarkingChips.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Lines, type Line } from '../Lines.tsx';
import { FEW } from '../use-home-lists.ts';

type ReceivedProps = {
  readonly title: string;
  readonly query: UseQueryResult<SubmissionSummary[]>;
  readonly empty: string;
};

/** The first few of what was received. Subjects are sealed: a line says what the portal knows as well. */
export function Received({ title, query, empty }: ReceivedProps) {
  const line = useLine();
  return (
    <Card title={title}>
      <Answer query={query}>
        {(submissions) =>
          submissions.length === 0 ? (
            <p className="muted">{empty}</p>
          ) : (
            <Lines lines={submissions.slice(0, FEW).map(line)} />
          )
        }
      </Answer>
    </Card>
  );
}

function useLine(): (submission: SubmissionSummary) => Line {
  const { t } = useTranslation('home');
  const cases = useCases().data;
  const organisations = useOrganisations().data;
  const formats = useFormats();
  return ({ id, caseId, sender, submittedAt, changedAt, markings, formality }) => {
    const date = formats.dateTime(submittedAt ?? changedAt);
    const name = organisations?.get(sender.organisationId)?.name;
    return {
      id,
      href: `/inbox/${id}`,
      title: <span className="mono">{cases?.get(caseId)?.reference ?? t('unknownCase')}</span>,
      detail:
        name === undefined
          ? t('court.received', { date })
          : t('court.receivedFrom', { sender: name, date }),
      mark: <MarkingChips markings={markings} formality={formality} />,
    };
  };
}
