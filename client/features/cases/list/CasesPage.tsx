import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import { PageHeader } from '../../../components/ui/PageHeader.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { usePage } from '../../../hooks/use-page.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { CaseFilterBar } from './CaseFilterBar.tsx';
import { CaseTable } from './CaseTable.tsx';
import { narrowed, useCaseFilter } from './use-case-filter.ts';
import { NewCaseForm } from './NewCaseForm.tsx';

/** The cases that the own organisation takes part in; all of them for oversight. */
export function CasesPage() {
  const { t } = useTranslation('cases');
  usePage(t('title'));
  const { member } = useSignedIn();
  const [opens, setOpens] = useState(false);
  const mayOpen = member.role === 'court-focal-point';
  return (
    <Stack gap="l">
      <PageHeader
        title={t('title')}
        facts={<p className="muted">{t(`purpose.${member.role}`)}</p>}
        actions={
          mayOpen &&
          !opens && (
            <Button
              variant="primary"
              icon="plus"
              onPress={() => {
                setOpens(true);
              }}
            >
              {t('new.act')}
            </Button>
          )
        }
      />
      {opens && (
        <NewCaseForm
          onCancel={() => {
            setOpens(false);
          }}
        />
      )}
      <Cases />
    </Stack>
  );
}

function Cases() {
  const { t } = useTranslation('cases');
  const { member } = useSignedIn();
  const { filter, narrow } = useCaseFilter();
  const { data, error, refetch, isFetching } = useCases();
  if (!data) {
    if (!error) return <Skeleton label={t('loading')} rows={6} shape="row" />;
    return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  }
  if (data.size === 0) {
    return <EmptyState title={t('empty.title')}>{t(`empty.${member.role}`)}</EmptyState>;
  }
  return (
    <>
      <CaseFilterBar filter={filter} onNarrow={narrow} />
      <Card padding="flush">
        <CaseTable cases={narrowed(data.values(), filter)} />
      </Card>
    </>
  );
}
