import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { CaseResponse } from '../../../core/contracts/cases.ts';
import { contentRoles, type Role } from '../../../core/contracts/vocabulary.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { DefinitionList } from '../../components/ui/DefinitionList.tsx';
import { Columns, Stack } from '../../components/ui/Layout.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { Note } from '../../components/ui/Note.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { CaseStateChip } from './CaseStateChip.tsx';
import { Closure } from './Closure.tsx';
import { ParticipantsCard } from './ParticipantsCard.tsx';
import { useCase } from './use-case.ts';
import { WhatFollows } from './WhatFollows.tsx';
import { CaseTimeline } from './within/CaseTimeline.tsx';
import { RequestsCard } from './within/RequestsCard.tsx';
import { SubmissionsCard } from './within/SubmissionsCard.tsx';

const exchanging: readonly Role[] = contentRoles;

/** One case: who takes part, whether it is open, what is in it for the reader, and what happened. */
export function CasePage() {
  // All at once: a catalogue that came later would hide the page until it was there.
  useTranslation(['cases', 'directory', 'vocabulary']);
  const { t } = useTranslation('cases');
  const { caseId = '' } = useParams();
  const { data, error, refetch, isFetching } = useCase(caseId);
  const title = data?.reference ?? t('one');
  usePage(title);
  const mayChange = useMayChange(data);
  const exchanges = exchanging.includes(useSignedIn().member.role);
  return (
    <Stack gap="l">
      <PageHeader
        title={title}
        breadcrumbs={{ label: t('crumbs'), crumbs: [{ label: t('title'), href: '/cases' }] }}
        facts={data && <CaseStateChip state={data.state} />}
        actions={data && <Acts courtCase={data} mayChange={mayChange} />}
      />
      {error && <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />}
      {!data && !error && <Skeleton label={t('loading')} rows={3} shape="card" />}
      {data && (
        <Columns aside={<Aside courtCase={data} />}>
          {data.state === 'closed' && <Note title={t('closed.title')}>{t('closed.body')}</Note>}
          <ParticipantsCard courtCase={data} mayChange={mayChange} />
          {exchanges && <RequestsCard caseId={caseId} />}
          {exchanges && <SubmissionsCard caseId={caseId} />}
          {exchanges && <CaseTimeline caseId={caseId} />}
        </Columns>
      )}
    </Stack>
  );
}

/** The server decides; this spares others the buttons. */
function useMayChange(courtCase: CaseResponse | undefined): boolean {
  const { member, organisation } = useSignedIn();
  const isOwner = courtCase?.ownerOrganisationId === organisation.id;
  return isOwner && member.role === 'court-focal-point';
}

type ActsProps = { readonly courtCase: CaseResponse; readonly mayChange: boolean };

function Acts({ courtCase, mayChange }: ActsProps) {
  const { t } = useTranslation('cases');
  const { role } = useSignedIn().member;
  const sends = role === 'expert' || role === 'national-focal-point';
  return (
    <>
      {mayChange && <Closure courtCase={courtCase} />}
      {sends && courtCase.state === 'open' && (
        <ButtonLink href={`/submissions/new?case=${courtCase.id}`} icon="plus">
          {t('newSubmission')}
        </ButtonLink>
      )}
      {exchanging.includes(role) && courtCase.state === 'open' && (
        <ButtonLink href={`/requests/new?case=${courtCase.id}`} variant="primary" icon="plus">
          {t('newRequest')}
        </ButtonLink>
      )}
    </>
  );
}

function Aside({ courtCase }: { readonly courtCase: CaseResponse }) {
  const { t } = useTranslation('cases');
  const formats = useFormats();
  const owner = useOrganisations().data?.get(courtCase.ownerOrganisationId)?.name;
  return (
    <>
      <WhatFollows courtCase={courtCase} />
      <Card title={t('facts')}>
        <DefinitionList
          entries={[
            { term: t('owner'), value: owner },
            { term: t('opened'), value: formats.date(courtCase.createdAt) },
          ]}
        />
      </Card>
    </>
  );
}
