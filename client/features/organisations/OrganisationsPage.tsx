import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Stack } from '../../components/ui/Layout.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { Admitted } from './admission/Admitted.tsx';
import { NewOrganisationForm } from './admission/NewOrganisationForm.tsx';
import { OrganisationFilterBar } from './OrganisationFilterBar.tsx';
import { OrganisationTable } from './OrganisationTable.tsx';
import { narrowed, useOrganisationFilter } from './use-organisation-filter.ts';

/** What administrators do with organisations; everybody else finds them in the directory. */
export function OrganisationsPage() {
  const { t } = useTranslation('organisations');
  usePage(t('title'));
  const { role } = useSignedIn().member;
  if (role !== 'administrator') return <ForAdministrators />;
  return <Administration />;
}

function ForAdministrators() {
  const { t } = useTranslation('organisations');
  return (
    <Stack gap="l">
      <PageHeader title={t('title')} />
      <EmptyState
        icon="lock"
        title={t('notYours.title')}
        action={<ButtonLink href="/directory">{t('notYours.directory')}</ButtonLink>}
      >
        {t('notYours.body')}
      </EmptyState>
    </Stack>
  );
}

function Administration() {
  const { t } = useTranslation('organisations');
  const [step, setStep] = useState<'list' | 'new' | OrganisationResponse>('list');
  return (
    <Stack gap="l">
      <PageHeader
        title={t('title')}
        facts={<p className="muted">{t('purpose')}</p>}
        actions={
          step !== 'new' && (
            <Button
              variant="primary"
              icon="plus"
              onPress={() => {
                setStep('new');
              }}
            >
              {t('new.open')}
            </Button>
          )
        }
      />
      {typeof step === 'object' && <Admitted organisation={step} />}
      {step === 'new' && (
        <NewOrganisationForm
          onAdmitted={setStep}
          onCancel={() => {
            setStep('list');
          }}
        />
      )}
      <Organisations />
    </Stack>
  );
}

function Organisations() {
  const { t } = useTranslation('organisations');
  const { filter, narrow } = useOrganisationFilter();
  const { data, error, refetch, isFetching } = useOrganisations();
  if (!data) {
    if (!error) return <Skeleton label={t('loading')} rows={6} shape="row" />;
    return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  }
  const found = narrowed(data.values(), filter);
  return (
    <>
      <OrganisationFilterBar filter={filter} onNarrow={narrow} />
      {found.length === 0 ? (
        <EmptyState title={t('nothingFound.title')}>{t('nothingFound.body')}</EmptyState>
      ) : (
        <Card padding="flush">
          <OrganisationTable organisations={found} />
        </Card>
      )}
    </>
  );
}
