import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/ui/Card.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { VerdictNote } from '../../../components/verdicts/VerdictNote.tsx';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { NotOpened } from './NotOpened.tsx';
import type { Review } from './use-review.ts';

/** The latest decision: who signed it, and whether it is about what is here now. */
export function DecisionVerdict({ review }: { readonly review: Review }) {
  const { t } = useTranslation('review');
  const organisationId = useDecidingOrganisation(review);
  const { decision, submission } = review;
  if (!decision || !submission.decision) return null;
  const { accountId, outcome } = submission.decision;
  return (
    <Card title={t(`decision.made.${outcome}`)}>
      {decision.status === 'not-opened' ? (
        <NotOpened code={decision.code} />
      ) : (
        <>
          <VerdictNote verdict={decision.verdict} signer={{ accountId, organisationId }} />
          {!decision.content.coversRecord && <Note tone="warn">{t('decision.otherRecord')}</Note>}
          {!decision.content.coversFiles && <Note tone="warn">{t('decision.otherFiles')}</Note>}
        </>
      )}
    </Card>
  );
}

/** A decision names its author only. Who asked decides on an answer; else organs of the Court, and mostly there is one. */
function useDecidingOrganisation({ submission, remarks }: Review): string {
  const organisations = useOrganisations().data;
  const explained = remarks.remarks.find(
    ({ remark }) => remark.accountId === submission.decision?.accountId,
  );
  const organs = submission.recipientOrganisationIds.filter(
    (id) => submission.kind === 'answer' || organisations?.get(id)?.kind === 'court-organ',
  );
  return explained?.remark.organisationId ?? organs[0] ?? '';
}
