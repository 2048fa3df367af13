import { useTranslation } from 'react-i18next';
import { OrganisationKey } from '../../../components/keys/OrganisationKey.tsx';
import { TrustMark } from '../../../components/keys/TrustMark.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { useTrusts } from '../../../hooks/use-trusts.ts';
import type { Submission } from './use-submission.ts';
import '../submissions.css';

/** To whom it goes, with what is known of their keys today. */
export function RecipientsCard({ submission }: { readonly submission: Submission }) {
  const { t } = useTranslation('submissions');
  const organisations = useOrganisations();
  const { recipientOrganisationIds } = submission;
  const trusts = useTrusts(recipientOrganisationIds);
  return (
    <Card title={t('recipients')}>
      {trusts.error !== undefined && <ProblemNote error={trusts.error} retry={trusts.retry} />}
      <ul className="submissions-recipients">
        {recipientOrganisationIds.map((id) => {
          const name = organisations.data?.get(id)?.name ?? '';
          const known = trusts.byId.get(id);
          return (
            <li key={id}>
              <Row justify="between">
                <strong>{name}</strong>
                {known && <TrustMark status={known.trust.status} />}
              </Row>
              {known ? (
                <OrganisationKey organisationId={id} name={name} known={known} />
              ) : (
                <Skeleton label={t('loading')} rows={1} />
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
