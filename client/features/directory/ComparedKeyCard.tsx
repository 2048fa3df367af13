import { useTranslation } from 'react-i18next';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { OrganisationKey } from '../../components/keys/OrganisationKey.tsx';
import { TrustMark } from '../../components/keys/TrustMark.tsx';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { useTrusts } from '../../hooks/use-trusts.ts';

type Props = { readonly organisation: Pick<OrganisationResponse, 'id' | 'name'> };

/** The current key, held against what this person has compared. */
export function ComparedKeyCard({ organisation: { id, name } }: Props) {
  const { t } = useTranslation('directory');
  const { byId, error, retry } = useTrusts([id]);
  const known = byId.get(id);
  return (
    <Card title={t('entry.key')} aside={known && <TrustMark status={known.trust.status} />}>
      {error !== undefined && <ProblemNote error={error} retry={retry} />}
      {!known && error === undefined && <Skeleton label={t('loading')} rows={2} />}
      {known && <OrganisationKey organisationId={id} name={name} known={known} />}
    </Card>
  );
}
