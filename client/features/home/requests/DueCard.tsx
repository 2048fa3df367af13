import { useTranslation } from 'react-i18next';
import type { RequestSide, RequestSummary } from '../../../../core/contracts/requests.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { DueChip } from '../../../components/requests/DueChip.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { Lines, type Line } from '../Lines.tsx';
import { useFewDue } from './use-requests-at-home.ts';

type DueCardProps = {
  readonly side: RequestSide;
  /** Not what the reader mostly does: without any, there is no card. */
  readonly isRare?: boolean;
};

/** The open requests of one side, the latest against its response target first. */
export function DueCard({ side, isRare = false }: DueCardProps) {
  const { t } = useTranslation('home');
  const line = useLine(side);
  const query = useFewDue(side);
  if (isRare && (query.data?.length ?? 0) === 0) return null;
  return (
    <Card title={t(`due.title.${side}`)}>
      <Answer query={query}>
        {(requests) =>
          requests.length === 0 ? (
            <p className="muted">{t(`due.none.${side}`)}</p>
          ) : (
            <Lines lines={requests.map(line)} />
          )
        }
      </Answer>
      <Link href={`/requests?side=${side}&sort=target`}>{t('due.all')}</Link>
    </Card>
  );
}

function useLine(side: RequestSide): (request: RequestSummary) => Line {
  const { t } = useTranslation(['home', 'vocabulary']);
  const cases = useCases().data;
  const organisations = useOrganisations().data;
  return (request) => {
    const { id, caseId, measure, requester, addresseeOrganisationId } = request;
    const otherId = side === 'addressee' ? requester.organisationId : addresseeOrganisationId;
    const name = organisations?.get(otherId)?.name ?? '';
    return {
      id,
      href: `/requests/${id}`,
      title: t(`home:due.line.${side}`, { measure: t(`vocabulary:measures.${measure}`), name }),
      detail: (
        <span className="mono">{cases?.get(caseId)?.reference ?? t('home:unknownCase')}</span>
      ),
      mark: <DueChip request={request} />,
    };
  };
}
