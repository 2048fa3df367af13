import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { DefinitionList } from '../../../components/ui/DefinitionList.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';

/** What the portal knows of it as well. */
export function DetailsCard({ submission }: { readonly submission: SubmissionSummary }) {
  const { t, i18n } = useTranslation(['review', 'vocabulary']);
  const formats = useFormats();
  const organisations = useOrganisations().data;
  const nameOf = (id: string) => organisations?.get(id)?.name ?? id;
  const { sender, recipientOrganisationIds, kind, requestId, createdAt, changedAt } = submission;
  const recipients = new Intl.ListFormat(i18n.language).format(
    recipientOrganisationIds.map(nameOf),
  );
  return (
    <Card title={t('review:details.title')}>
      <DefinitionList
        layout="stacked"
        entries={[
          { term: t('review:details.kind'), value: t(`vocabulary:submissionKinds.${kind}`) },
          ...(requestId === undefined
            ? []
            : [
                {
                  term: t('review:details.request'),
                  value: (
                    <Link href={`/requests/${requestId}`}>{t('review:details.toRequest')}</Link>
                  ),
                },
              ]),
          { term: t('review:details.sender'), value: nameOf(sender.organisationId) },
          { term: t('review:details.recipients'), value: recipients },
          { term: t('review:details.createdAt'), value: formats.dateTime(createdAt) },
          { term: t('review:details.changedAt'), value: formats.dateTime(changedAt) },
        ]}
      />
    </Card>
  );
}
