import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { Columns, Stack } from '../../components/ui/Layout.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { FilesCard } from '../../components/deposits/FilesCard.tsx';
import { useSubmissionFiles } from '../../components/deposits/use-submission-files.ts';
import { MarkingsCard } from './MarkingsCard.tsx';
import { RecordCard } from './record/RecordCard.tsx';
import { composerAddress } from './steps.ts';
import { useReaders } from '../../components/sealing/use-readers.ts';
import { WhoCanOpen } from '../../components/sealing/WhoCanOpen.tsx';

/** Second step: what is sealed. */
export function ContentStep({ submission }: { readonly submission: SubmissionSummary }) {
  const { t } = useTranslation('composer');
  const readers = useReaders(submission.sender.organisationId, submission.recipientOrganisationIds);
  const files = useSubmissionFiles(submission.id);
  useFieldInAddress();
  return (
    <Columns
      aside={
        <>
          <WhoCanOpen readers={readers} />
          <MarkingsCard submission={submission} />
          <Stack>
            <ButtonLink
              href={composerAddress(submission.id, 'check')}
              variant="primary"
              icon="lock"
            >
              {t('toCheck')}
            </ButtonLink>
          </Stack>
        </>
      }
    >
      <RecordCard />
      <FilesCard submissionId={submission.id} files={files} keys={readers.keys} />
    </Columns>
  );
}

/** The check leads to single fields; the focus goes there with it. */
function useFieldInAddress(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    const field = hash === '' ? null : document.getElementById(hash.slice(1));
    const control = field?.matches('input, select, textarea')
      ? field
      : field?.querySelector<HTMLElement>('input, select, textarea, button, [tabindex="0"]');
    control?.focus();
  }, [hash, key]);
}
