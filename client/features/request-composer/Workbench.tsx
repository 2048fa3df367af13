import { useTranslation } from 'react-i18next';
import { whatIsMissingInRequest } from '../../../core/assets/index.ts';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import { DeskPlace } from '../../components/drafting/desk/DeskPlace.tsx';
import { SavingLine } from '../../components/drafting/desk/SavingLine.tsx';
import { UnlockPanel } from '../../components/keys/UnlockPanel.tsx';
import { ContentView } from '../../components/requests/content/ContentView.tsx';
import { RequestStateChip } from '../../components/requests/RequestStateChip.tsx';
import { Stack } from '../../components/ui/Layout.tsx';
import { Note } from '../../components/ui/Note.tsx';
import { useKeyState } from '../../hooks/use-keys.ts';
import { ComposingFrame } from './ComposingFrame.tsx';
import { GiveUpDraft } from './GiveUpDraft.tsx';
import { useRequestDesk } from './use-request-desk.ts';
import { Writing } from './Writing.tsx';

/** Where a draft is worked on until it is sent. */
export function Workbench({ request }: { readonly request: RequestSummary }) {
  const { t } = useTranslation(['composing', 'composer']);
  const { desk, state, isSealed, onSealed } = useRequestDesk(request);
  const isUnlocked = useKeyState().status === 'unlocked';
  return (
    <ComposingFrame
      title={t('composing:title.edit')}
      facts={<RequestStateChip state="draft" />}
      actions={
        <>
          <SavingLine saving={desk.saving} />
          <GiveUpDraft request={request} desk={desk} />
        </>
      }
    >
      {isUnlocked ? (
        <Stack gap="l">
          <DeskPlace
            desk={desk}
            state={state}
            whatIsMissing={whatIsMissingInRequest}
            view={(content) => <ContentView content={content} />}
          >
            <Writing request={request} desk={desk} isSealed={isSealed} onSealed={onSealed} />
          </DeskPlace>
        </Stack>
      ) : (
        <Stack>
          <Note title={t('composer:locked.title')}>{t('composer:locked.body')}</Note>
          <UnlockPanel />
        </Stack>
      )}
    </ComposingFrame>
  );
}
