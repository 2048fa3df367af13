import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { OrganisationKeysResponse } from '../../../core/contracts/keys.ts';
import { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { StateProfileFacts } from '../../components/state-profiles/StateProfileFacts.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { DefinitionList } from '../../components/ui/DefinitionList.tsx';
import { Columns } from '../../components/ui/Layout.tsx';
import { Note } from '../../components/ui/Note.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';
import { ComparedKeyCard } from './ComparedKeyCard.tsx';
import { OfferedKeyCard } from './OfferedKeyCard.tsx';
import { PastKeys, VerifiedPastKeys } from './PastKeys.tsx';

/** One organisation: what the portal says of it, and how far its key is known to be its own. */
export function DirectoryEntryPage() {
  const { t } = useTranslation('directory');
  const { organisationId = '' } = useParams();
  const { data, error, refetch, isFetching } = useOrganisation(organisationId);
  usePage(data?.organisation.name ?? t('entry.title'));
  const { member } = useSignedIn();
  const holdsKeys = contentRoles.some((role) => role === member.role);
  const breadcrumbs = {
    label: t('entry.crumbs'),
    crumbs: [{ label: t('title'), href: '/directory' }],
  };
  return (
    <>
      <PageHeader title={data?.organisation.name ?? t('entry.title')} breadcrumbs={breadcrumbs} />
      {error && <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />}
      {!data && !error && <Skeleton label={t('loading')} rows={3} shape="card" />}
      {data && (
        <Columns aside={<Facts organisation={data.organisation} />}>
          {data.organisation.state === 'suspended' && (
            <Note tone="warn" title={t('entry.suspended')}>
              {t('entry.suspendedBody')}
            </Note>
          )}
          {holdsKeys ? (
            <>
              {data.organisation.kind === 'state' && (
                <StateProfileFacts organisationId={organisationId} />
              )}
              <ComparedKeyCard organisation={data.organisation} />
              <VerifiedPastKeys keys={data.keys} />
            </>
          ) : (
            <>
              <OfferedKeyCard keys={data.keys} />
              <PastKeys keys={data.keys} />
            </>
          )}
        </Columns>
      )}
    </>
  );
}

function useOrganisation(id: string) {
  return useQuery({
    queryKey: ['organisations', id, 'with-keys'],
    queryFn: async () => {
      const organisation = await portal.call(OrganisationResponse, `/organisations/${id}`);
      const keys = await portal.call(OrganisationKeysResponse, `/organisations/${id}/keys`);
      return { organisation, keys };
    },
  });
}

function Facts({ organisation }: { readonly organisation: OrganisationResponse }) {
  const { t } = useTranslation('directory');
  const formats = useFormats();
  const { kind, country, gnupgCompatible, createdAt } = organisation;
  return (
    <Card title={t('entry.facts')}>
      <DefinitionList
        entries={[
          { term: t('kind'), value: t(`kinds.${kind}`) },
          ...(country === undefined
            ? []
            : [{ term: t('country'), value: formats.country(country) }]),
          { term: t('entry.format'), value: t(gnupgCompatible ? 'entry.gnupg' : 'entry.pages') },
          { term: t('entry.since'), value: formats.date(createdAt) },
        ]}
      />
    </Card>
  );
}
