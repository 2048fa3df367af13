import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { ProgressBar } from '../../../components/ui/ProgressBar.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import type { LogVerifier } from '../../../session/log-verification.ts';
import type { LogVerification } from '../../../session/log-verification-state.ts';

type Running = Extract<LogVerification, { status: 'running' }>;
type RunningProps = { readonly state: Running; readonly verifier: LogVerifier };

/** How far the verification has come. It goes on while other pages are looked at. */
export function Running({ state, verifier }: RunningProps) {
  const { t } = useTranslation('verify');
  const { is, entries, total } = state;
  const isPaused = is === 'paused';
  return (
    <>
      <ProgressBar
        label={t(`run.${is}`)}
        {...(total === undefined ? {} : { value: entries, total })}
        valueText={useProgress(state)}
      />
      <Row>
        <Button
          icon={isPaused ? 'play' : 'pause'}
          onPress={() => {
            if (isPaused) verifier.resume();
            else verifier.pause();
          }}
        >
          {t(isPaused ? 'run.resume' : 'run.pause')}
        </Button>
        <Button
          variant="quiet"
          icon="close"
          onPress={() => {
            verifier.cancel();
          }}
        >
          {t('run.cancel')}
        </Button>
      </Row>
    </>
  );
}

function useProgress({ entries, total, secondsLeft }: Running): string | undefined {
  const { t, i18n } = useTranslation('verify');
  const formats = useFormats();
  if (total === undefined) return undefined;
  const number = new Intl.NumberFormat(i18n.language);
  const progress = { done: number.format(entries), total: number.format(total) };
  return secondsLeft === undefined
    ? t('run.progress', progress)
    : t('run.progressLeft', { ...progress, left: formats.duration(secondsLeft) });
}
