import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { KeysNeeded } from '../../../components/keys/KeysNeeded.tsx';
import { MarkingChips } from '../../../components/markings/MarkingChips.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { PageHeader } from '../../../components/ui/PageHeader.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useKeys } from '../../../hooks/use-keys.ts';
import { useOpened } from '../../../hooks/use-opened.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { usePage } from '../../../hooks/use-page.ts';
import { OwnRecord } from './OwnRecord.tsx';
import type { Submission } from './use-submission.ts';

/** The record of somebody else's submission, which was passed on to the own organisation. */
export function SharedRecord({ submission }: { readonly submission: Submission }) {
  const { t } = useTranslation('consents');
  const title = t('received.title');
  usePage(title);
  const { sender, markings, formality, id } = submission;
  const provider = useOrganisations().data?.get(sender.organisationId)?.name ?? '';
  return (
    <Stack gap="l">
      <PageHeader
        title={title}
        breadcrumbs={{
          label: t('title'),
          crumbs: [{ label: t('parts.shared'), href: '/consents?side=shared' }],
        }}
        facts={<MarkingChips markings={markings} formality={formality} />}
      />
      <Note>{t('received.body', { provider })}</Note>
      <KeysNeeded>
        <Record submissionId={id} />
      </KeysNeeded>
    </Stack>
  );
}

function Record({ submissionId }: { readonly submissionId: string }) {
  const { t } = useTranslation('submissions');
  const keys = useKeys();
  const open = useCallback(() => keys.worker().openRecord(submissionId), [keys, submissionId]);
  const opened = useOpened(open);
  if (opened.status === 'opened') return <OwnRecord opened={opened.content} />;
  if (opened.status === 'failed') {
    return <ProblemNote error={opened.error} retry={opened.reopen} />;
  }
  return <Skeleton label={t('record.opening')} rows={4} />;
}
