import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import type { Measure } from '../../../core/contracts/vocabulary.ts';
import { FilesCard } from '../../components/deposits/FilesCard.tsx';
import { FilesCheck } from '../../components/deposits/FilesCheck.tsx';
import { isReady } from '../../components/deposits/files-readiness.ts';
import { useFolderFiles } from '../../components/deposits/use-folder-files.ts';
import { useDraft } from '../../components/drafting/draft-context.ts';
import { useFieldInAddress } from '../../components/drafting/use-field-in-address.ts';
import { ConfirmationCard } from '../../components/requests/ConfirmationCard.tsx';
import { useReaders } from '../../components/sealing/use-readers.ts';
import { WhoCanOpen } from '../../components/sealing/WhoCanOpen.tsx';
import { Columns } from '../../components/ui/Layout.tsx';
import { isComplete } from './check/checklist.ts';
import { MissingCard } from './check/MissingCard.tsx';
import { useChecks } from './check/use-checks.ts';
import { ClearCard } from './clear/ClearCard.tsx';
import { ContentCards } from './content/ContentCards.tsx';
import { OthersChoice } from './OthersChoice.tsx';
import { keysFor } from './sending/keys-for.ts';
import { SealCard } from './sending/SealCard.tsx';
import { SignOffCard } from './sending/SignOffCard.tsx';
import { useOthers } from './use-others.ts';
import type { RequestDesk } from './use-request-desk.ts';

type WritingProps = {
  readonly request: RequestSummary;
  readonly desk: RequestDesk;
  readonly isSealed: boolean;
  readonly onSealed: (measure: Measure) => void;
};

/** The content, beside it what is missing, and below it the last acts. */
export function Writing({ request, desk, isSealed, onSealed }: WritingProps) {
  const { t } = useTranslation('composing');
  const { draft } = useDraft();
  const { others, areMeant, onMean } = useOthers(request);
  const requests = areMeant ? [...others, request] : [request];
  const checks = useChecks(requests, draft);
  const addressees = requests.map(({ addresseeOrganisationId }) => addresseeOrganisationId);
  const readers = useReaders(request.requester.organisationId, addressees.reverse());
  const { keys } = readers;
  const files = useFolderFiles({ type: 'request', id: request.id });
  const own = checks.all?.at(-1);
  useFieldInAddress();
  return (
    <>
      <Columns asideStays aside={<MissingCard checks={checks} draft={draft} />}>
        <OthersChoice others={others} areMeant={areMeant} onMean={onMean} />
        <ContentCards checks={checks.all ?? []} />
        <div id="files">
          <FilesCard
            files={files}
            destinations={
              keys
                ? requests.map((one) => ({
                    folder: { type: 'request', id: one.id },
                    keys: keysFor(one, keys),
                  }))
                : []
            }
          />
        </div>
        <div id="confirmation">
          <ConfirmationCard request={request} />
        </div>
        <ClearCard request={request} others={areMeant ? others : []} />
        <WhoCanOpen readers={readers} />
      </Columns>
      <FilesCheck href="#files" files={files} />
      <SignOffCard
        request={request}
        desk={desk}
        isRead={isSealed}
        isComplete={own !== undefined && isComplete(own)}
      />
      <SealCard
        request={request}
        checks={checks.all}
        desk={desk}
        isSealed={isSealed}
        onSealed={onSealed}
        areFilesReady={isReady(files)}
        readers={readers}
      />
      <p className="small muted">{t('never')}</p>
    </>
  );
}
