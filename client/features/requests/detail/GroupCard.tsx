import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { RequestStateChip } from '../../../components/requests/RequestStateChip.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { useRequestGroup } from '../../../hooks/use-request-group.ts';
import '../../../components/requests/requests.css';

/** The same draft, addressed to others. Shown to who asks only: the portal tells nobody else of it. */
export function GroupCard({ request }: { readonly request: RequestSummary }) {
  const { t } = useTranslation('requests');
  const organisations = useOrganisations().data;
  const group = useRequestGroup(request);
  const others = group.data?.filter(({ id }) => id !== request.id);
  if (request.groupId === undefined || others?.length === 0) return null;
  return (
    <Card title={t('group.title')}>
      <p className="small muted">{t('group.body')}</p>
      <Answer query={group} rows={2}>
        {() => (
          <ul className="requests-list">
            {others?.map(({ id, addresseeOrganisationId, state }) => (
              <li key={id}>
                <Link href={`/requests/${id}`}>
                  {organisations?.get(addresseeOrganisationId)?.name ?? ''}
                </Link>
                <RequestStateChip state={state} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Card>
  );
}
