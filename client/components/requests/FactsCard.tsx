import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import { MarkingChips } from '../markings/MarkingChips.tsx';
import { Card } from '../ui/Card.tsx';
import { DefinitionList, type Definition } from '../ui/DefinitionList.tsx';
import { Link } from '../ui/Link.tsx';
import { useCases } from '../../hooks/use-cases.ts';
import { useColleagues } from '../../hooks/use-colleagues.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useSide } from './use-side.ts';

/** What is in clear. */
export function FactsCard({ request }: { readonly request: RequestSummary }) {
  const { t } = useTranslation('requests');
  return (
    <Card title={t('facts.title')}>
      <DefinitionList layout="stacked" entries={useFacts(request)} />
      <p className="small muted">{t('facts.targetMeans')}</p>
    </Card>
  );
}

function useFacts(request: RequestSummary): Definition[] {
  const { t } = useTranslation(['requests', 'vocabulary']);
  const formats = useFormats();
  const organisations = useOrganisations().data;
  const reference = useCases().data?.get(request.caseId)?.reference ?? '';
  const signOff = useSignOff(request);
  const { requester, addresseeOrganisationId, urgency, markings, formality, sentAt } = request;
  return [
    {
      term: t('requests:facts.requester'),
      value: organisations?.get(requester.organisationId)?.name,
    },
    {
      term: t('requests:facts.addressee'),
      value: organisations?.get(addresseeOrganisationId)?.name,
    },
    { term: t('requests:facts.flow'), value: t(`vocabulary:flows.${request.flow}`) },
    {
      term: t('requests:facts.case'),
      value: <Link href={`/cases/${request.caseId}`}>{reference}</Link>,
    },
    { term: t('requests:facts.measure'), value: t(`vocabulary:measures.${request.measure}`) },
    {
      term: t('requests:facts.urgency'),
      value:
        urgency.level === 'urgent'
          ? t(`vocabulary:urgencyGrounds.${urgency.ground}`)
          : t('requests:facts.routine'),
    },
    { term: t('requests:facts.target'), value: formats.day(request.responseTarget) },
    ...(sentAt === undefined
      ? []
      : [{ term: t('requests:facts.sentAt'), value: formats.dateTime(sentAt) }]),
    {
      term: t('requests:facts.markings'),
      value: <MarkingChips markings={markings} formality={formality} />,
    },
    ...signOff,
  ];
}

/** Of a State's own requests: whether its focal point lets it go out, or who did. */
function useSignOff(request: RequestSummary): Definition[] {
  const { t } = useTranslation('requests');
  const colleagues = useColleagues().data;
  const isOwn = useSide(request) === 'requester';
  const { flow, signedOffBy } = request;
  if (!isOwn || flow === 'court-to-state') return [];
  const name = signedOffBy && colleagues?.get(signedOffBy)?.displayName;
  const value = signedOffBy ? t('facts.signedOffBy', { name }) : t('facts.notSignedOff');
  return [{ term: t('facts.signedOff'), value }];
}
