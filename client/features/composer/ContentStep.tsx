import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { Columns, Stack } from '../../components/ui/Layout.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { FilesCard } from '../../components/deposits/FilesCard.tsx';
import { useFolderFiles } from '../../components/deposits/use-folder-files.ts';
import { useFieldInAddress } from '../../components/drafting/use-field-in-address.ts';
import { MarkingsCard } from './MarkingsCard.tsx';
import { RecordCard } from './record/RecordCard.tsx';
import { composerAddress } from './steps.ts';
import { useReaders } from '../../components/sealing/use-readers.ts';
import { WhoCanOpen } from '../../components/sealing/WhoCanOpen.tsx';

/** Second step: what is sealed. */
export function ContentStep({ submission }: { readonly submission: SubmissionSummary }) {
  const { t } = useTranslation('composer');
  const readers = useReaders(submission.sender.organisationId, submission.recipientOrganisationIds);
  const folder = { type: 'submission', id: submission.id } as const;
  const files = useFolderFiles(folder);
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
      <RecordCard isAnswer={submission.kind === 'answer'} />
      <FilesCard
        files={files}
        destinations={readers.keys ? [{ folder, keys: readers.keys }] : []}
      />
    </Columns>
  );
}
