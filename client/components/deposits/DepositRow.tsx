import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { FileRow } from '../ui/FileRow.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { SealMark } from '../ui/SealMark.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import { useWorkplace } from '../../hooks/use-keys.ts';
import { useProblem } from '../../hooks/use-problem.ts';
import { SessionError, type Deposit } from '../../session/index.ts';

/** A file on its way: how far, how long still, and what can be done about it. */
export function DepositRow({ deposit }: { readonly deposit: Deposit }) {
  const { name, state, total } = deposit;
  const formats = useFormats();
  const isMoving = state === 'sealing' || state === 'paused' || state === 'reconnecting';
  return (
    <FileRow
      name={<span dir="auto">{name}</span>}
      facts={<Facts deposit={deposit} size={formats.bytes(total)} />}
      state={<DepositState deposit={deposit} />}
      progress={isMoving ? <DepositProgressBar deposit={deposit} /> : undefined}
      actions={<DepositActions deposit={deposit} />}
    />
  );
}

function Facts({ deposit, size }: { readonly deposit: Deposit; readonly size: string }) {
  const describe = useProblem();
  const { state, code, requestId } = deposit;
  if (state !== 'failed' || !code) return size;
  const details = requestId === undefined ? {} : { requestId };
  return <span role="alert">{describe(new SessionError(code, details)).text}</span>;
}

function DepositState({ deposit: { state } }: { readonly deposit: Deposit }) {
  const { t } = useTranslation('composer');
  switch (state) {
    case 'done':
      return <SealMark state="sealed" label={t('files.states.done')} />;
    case 'failed':
      return (
        <Chip tone="bad" icon="warning">
          {t('files.states.failed')}
        </Chip>
      );
    case 'reconnecting':
      return (
        <Chip tone="warn" icon="offline">
          {t('files.states.reconnecting')}
        </Chip>
      );
    case 'paused':
      return (
        <Chip tone="warn" icon="pause">
          {t('files.states.paused')}
        </Chip>
      );
    case 'waiting':
    case 'cancelled':
      return <Chip>{t(`files.states.${state}`)}</Chip>;
    case 'sealing':
      return null;
  }
}

function DepositProgressBar({ deposit }: { readonly deposit: Deposit }) {
  const { t } = useTranslation('composer');
  const formats = useFormats();
  const { name, total, acknowledged, secondsLeft } = deposit;
  // Ciphertext is a little longer than what it seals.
  const sent = Math.min(acknowledged, total);
  const sizes = { sent: formats.bytes(sent), total: formats.bytes(total) };
  return (
    <ProgressBar
      label={t('files.progress.label', { name })}
      isLabelHidden
      value={sent}
      total={total}
      valueText={
        secondsLeft === undefined
          ? t('files.progress.sent', sizes)
          : t('files.progress.timed', { ...sizes, time: formats.duration(secondsLeft) })
      }
    />
  );
}

function DepositActions({ deposit: { id, name, state } }: { readonly deposit: Deposit }) {
  const { t } = useTranslation('composer');
  const { deposits } = useWorkplace();
  const act = (label: 'pause' | 'resume' | 'cancel' | 'retry' | 'dismiss') => {
    const run = () => {
      // The deposit itself shows what became of it.
      void Promise.resolve(deposits[label](id)).catch(() => undefined);
    };
    return (
      <Button
        key={label}
        variant="quiet"
        aria-label={t(`files.actsOn.${label}`, { name })}
        onPress={run}
      >
        {t(`files.acts.${label}`)}
      </Button>
    );
  };
  switch (state) {
    case 'waiting':
    case 'reconnecting':
      return act('cancel');
    case 'sealing':
      return [act('pause'), act('cancel')];
    case 'paused':
      return [act('resume'), act('cancel')];
    case 'failed':
    case 'cancelled':
      return [act('retry'), act('dismiss')];
    case 'done':
      return null;
  }
}
