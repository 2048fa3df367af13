import { useState } from 'react';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { RecordView } from '../../../components/records/RecordView.tsx';
import { recordOf } from '../../../../core/assets/index.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { Columns } from '../../../components/ui/Layout.tsx';
import { MarkingsCard } from '../MarkingsCard.tsx';
import type { RecordDesk } from '../record/use-record-desk.ts';
import { useWhatIsMissing } from '../record/use-what-is-missing.ts';
import { useDraft } from '../../../components/drafting/draft-context.ts';
import { useFolderFiles } from '../../../components/deposits/use-folder-files.ts';
import { useReaders } from '../../../components/sealing/use-readers.ts';
import { WhoCanOpen } from '../../../components/sealing/WhoCanOpen.tsx';
import { FilesCheck } from '../../../components/deposits/FilesCheck.tsx';
import { isReady } from '../../../components/deposits/files-readiness.ts';
import { composerAddress } from '../steps.ts';
import { MissingList } from './MissingList.tsx';
import { SealCard } from './SealCard.tsx';
import { WhatPortalSees } from './WhatPortalSees.tsx';

type CheckStepProps = { readonly submission: SubmissionSummary; readonly desk: RecordDesk };

/** Third step: what is missing, who will be able to open it, what stays in clear; then it is sealed, signed and sent. */
export function CheckStep({ submission, desk }: CheckStepProps) {
  const { draft } = useDraft();
  const readers = useReaders(submission.sender.organisationId, submission.recipientOrganisationIds);
  const files = useFolderFiles({ type: 'submission', id: submission.id });
  const [knowsNotCompared, setKnowsNotCompared] = useState(false);
  const missing = useWhatIsMissing(submission)(draft);
  const record = missing.length === 0 ? recordOf(draft) : undefined;
  return (
    <>
      <Columns
        aside={
          <>
            <WhoCanOpen readers={readers} />
            <MarkingsCard submission={submission} />
          </>
        }
      >
        <MissingList submissionId={submission.id} draft={draft} missing={missing} />
        {record && (
          <Card title={<span dir="auto">{record.subject}</span>}>
            <RecordView record={record} />
          </Card>
        )}
        <FilesCheck href={composerAddress(submission.id, 'content')} files={files} />
        <WhatPortalSees submission={submission} files={files} />
      </Columns>
      {/* Last in every width: whoever seals has gone past who can open it. */}
      <SealCard
        submission={submission}
        desk={desk}
        record={isReady(files) ? record : undefined}
        readers={readers}
        knowsNotCompared={knowsNotCompared}
        onKnow={setKnowsNotCompared}
      />
    </>
  );
}
