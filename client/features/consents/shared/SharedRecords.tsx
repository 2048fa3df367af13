import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SubmissionPage, type SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { listAll } from '../../../../core/exchange/pages.ts';
import { MarkingChips } from '../../../components/markings/MarkingChips.tsx';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { portal } from '../../../lib/portal.ts';

export function SharedRecords() {
  const { t } = useTranslation('consents');
  const records = useQuery({
    queryKey: ['submissions', 'shared'],
    queryFn: () => listAll(portal, SubmissionPage, '/submissions/shared'),
  });
  return (
    <Answer query={records} rows={2}>
      {(submissions) =>
        submissions.length === 0 ? (
          <p className="muted">{t('shared.noRecords')}</p>
        ) : (
          <ul className="consents-shared">
            {submissions.map((submission) => (
              <SharedRecord key={submission.id} submission={submission} />
            ))}
          </ul>
        )
      }
    </Answer>
  );
}

function SharedRecord({ submission }: { readonly submission: SubmissionSummary }) {
  const { t } = useTranslation('consents');
  const { id, caseId, sender, markings, formality } = submission;
  const reference = useCases().data?.get(caseId)?.reference ?? '';
  const provider = useOrganisations().data?.get(sender.organisationId)?.name ?? '';
  return (
    <li>
      <Link href={`/submissions/${id}`}>{t('shared.record', { reference, provider })}</Link>
      <MarkingChips markings={markings} formality={formality} />
    </li>
  );
}
