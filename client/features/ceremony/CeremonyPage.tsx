import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { UnlockPanel } from '../../components/keys/UnlockPanel.tsx';
import { useReturnPath } from '../../components/keys/use-return-path.ts';
import { Stack } from '../../components/ui/Layout.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { useKeyState } from '../../hooks/use-keys.ts';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { CeremonySteps } from './CeremonySteps.tsx';
import './ceremony.css';
import { FoundingCard } from './FoundingCard.tsx';
import { KeysReady } from './KeysReady.tsx';
import { ReplacingGate } from './ReplacingGate.tsx';
import { useCeremony } from './use-ceremony.ts';
import { useFounding } from './use-founding.ts';

/** Whatever there is to do about the own keys now: make, unlock, wait, found. */
export function CeremonyPage() {
  const { t } = useTranslation('ceremony');
  const { member } = useSignedIn();
  const state = useKeyState();
  const [parameters, setParameters] = useSearchParams();
  const ceremony = useCeremony();
  const founding = useFounding();
  const isReplacing = parameters.get('new') === 'yes' && 'fingerprint' in state;
  const isDue = state.status === 'missing' || isReplacing || ceremony.isPublishing;
  const title = t(isReplacing ? 'titleNew' : isDue ? 'titleCeremony' : 'title');
  usePage(title);
  useWayBack(state.status === 'unlocked' && !isDue && founding.status === 'idle');

  function finish(): void {
    setParameters(
      (before) => {
        before.delete('new');
        return before;
      },
      { replace: true },
    );
  }
  const mayFound =
    state.status === 'waiting' &&
    state.reason === 'no-organisation-key' &&
    member.role !== 'expert';

  return (
    <Stack gap="l">
      <PageHeader title={title} />
      <div className="ceremony">
        {isDue ? (
          <ReplacingGate isNeeded={isReplacing} onGiveUp={finish}>
            <CeremonySteps ceremony={ceremony} onPublished={finish} />
          </ReplacingGate>
        ) : mayFound || founding.status === 'pending' ? (
          <FoundingCard founding={founding} />
        ) : state.status === 'unlocked' ? (
          <KeysReady state={state} founded={founding.key} />
        ) : (
          <UnlockPanel />
        )}
      </div>
    </Stack>
  );
}

/** Unlocked keys lead back to where somebody needed them. */
function useWayBack(isOpen: boolean): void {
  const { wished } = useReturnPath();
  const navigate = useNavigate();
  useEffect(() => {
    if (isOpen && wished !== undefined) void navigate(wished, { replace: true });
  }, [isOpen, wished, navigate]);
}
