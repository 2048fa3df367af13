import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { DefinitionList, type Definition } from '../../components/ui/DefinitionList.tsx';
import { Link } from '../../components/ui/Link.tsx';
import { useCases } from '../../hooks/use-cases.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';

type ClearFactsProps = {
  readonly submission: SubmissionSummary;
  readonly more?: readonly Definition[];
};

/** All that the portal can read of a submission. */
export function ClearFacts({ submission, more = [] }: ClearFactsProps) {
  const { t, i18n } = useTranslation(['composer', 'vocabulary']);
  const cases = useCases();
  const organisations = useOrganisations();
  const { markings, formality, kind, requestId, sender, recipientOrganisationIds } = submission;
  const names = new Intl.ListFormat(i18n.language);
  const named = (id: string) => organisations.data?.get(id)?.name ?? '';
  return (
    <DefinitionList
      entries={[
        {
          term: t('composer:case.label'),
          value: cases.data?.get(submission.caseId)?.reference ?? '',
        },
        { term: t('composer:kind.label'), value: t(`vocabulary:submissionKinds.${kind}`) },
        ...(requestId === undefined
          ? []
          : [
              {
                term: t('composer:clear.request'),
                value: <Link href={`/requests/${requestId}`}>{t('composer:clear.toRequest')}</Link>,
              },
            ]),
        {
          term: t('vocabulary:markings.formality'),
          value: t(`vocabulary:formality.${formality}`),
        },
        {
          term: t('vocabulary:markings.classification'),
          value: t(`vocabulary:classification.${markings.classification}`),
        },
        {
          term: t('vocabulary:markings.handlingCondition'),
          value: t(`vocabulary:handling.${markings.handlingCondition}`),
        },
        { term: t('vocabulary:markings.sharingLimit'), value: markings.sharingLimit },
        { term: t('composer:clear.sender'), value: named(sender.organisationId) },
        {
          term: t('composer:clear.recipients'),
          value: names.format(recipientOrganisationIds.map(named)),
        },
        ...more,
      ]}
    />
  );
}
