import { useTranslation } from 'react-i18next';
import type { ConsentResponse } from '../../../../core/contracts/consents.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { DefinitionList } from '../../../components/ui/DefinitionList.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { AnswerConsent } from './AnswerConsent.tsx';
import { ConsentStateChip } from './ConsentStateChip.tsx';
import { Reason } from './Reason.tsx';

type ConsentProps = {
  readonly consent: ConsentResponse;
  readonly side: 'provider' | 'asking';
};

/** One question: who wants to pass on what to whom, why, and what the provider says. */
export function Consent({ consent, side }: ConsentProps) {
  const { t } = useTranslation('consents');
  const organisations = useOrganisations().data;
  const nameOf = (id: string) => organisations?.get(id)?.name ?? '';
  const { object, state, askingOrganisationId, providerOrganisationId } = consent;
  const names = {
    asking: nameOf(askingOrganisationId),
    provider: nameOf(providerOrganisationId),
    recipient: nameOf(consent.forOrganisationId),
  };
  return (
    <Card
      title={t(`question.${side}.${object.type}`, names)}
      aside={<ConsentStateChip state={state} />}
    >
      <Facts consent={consent} side={side} />
      <Reason consent={consent} />
      {side === 'provider' && state !== 'refused' && (
        <AnswerConsent consent={consent} recipient={names.recipient} />
      )}
    </Card>
  );
}

function Facts({ consent, side }: ConsentProps) {
  const { t } = useTranslation('consents');
  const formats = useFormats();
  const reference = useCases().data?.get(consent.caseId)?.reference;
  const { askedAt, answeredAt } = consent;
  return (
    <DefinitionList
      entries={[
        {
          term: t('case'),
          value: reference && (
            <Link href={`/cases/${consent.caseId}`}>
              <span className="mono">{reference}</span>
            </Link>
          ),
        },
        { term: t('where'), value: <Way consent={consent} side={side} /> },
        { term: t('askedAt'), value: formats.dateTime(askedAt) },
        ...(answeredAt === undefined
          ? []
          : [{ term: t('answeredAt'), value: formats.dateTime(answeredAt) }]),
      ]}
    />
  );
}

/** To what holds the object: sent by the provider, received by who asks. */
function Way({ consent: { submissionId, folderType }, side }: ConsentProps) {
  const { t } = useTranslation('consents');
  const list = side === 'provider' ? 'submissions' : 'inbox';
  return folderType === 'request' ? (
    <Link href={`/requests/${submissionId}`}>{t('request')}</Link>
  ) : (
    <Link href={`/${list}/${submissionId}`}>{t('submission')}</Link>
  );
}
