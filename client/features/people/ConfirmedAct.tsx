import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button, type ButtonVariant } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { useAct } from '../../hooks/use-act.ts';
import { useRenewal } from './use-renewal.ts';

export type ConfirmedActProps = {
  /** On the button that asks, and on the one that does it. */
  readonly label: string;
  /** The same with the name of whom it is about, for who does not see the row. */
  readonly name: string;
  readonly title: string;
  /** What happens then. */
  readonly children: ReactNode;
  readonly act: () => Promise<unknown>;
  readonly tone?: Extract<ButtonVariant, 'primary' | 'danger'>;
  readonly isDisabled?: boolean;
};

/** Something that is done to somebody, after it was said what happens. */
export function ConfirmedAct(props: ConfirmedActProps) {
  const { label, name, tone = 'danger', isDisabled = false } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        aria-label={name}
        isDisabled={isDisabled}
        onPress={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {isOpen && (
        <Confirmation
          {...props}
          tone={tone}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

type ConfirmationProps = ConfirmedActProps & { readonly onClose: () => void };

function Confirmation({ label, title, children, act, tone, onClose }: ConfirmationProps) {
  const { t } = useTranslation('people');
  const renew = useRenewal();
  const { run, isPending, error } = useAct(async () => {
    try {
      await act();
      onClose();
    } finally {
      // A refusal too says that what stands here is old.
      await renew();
    }
  });
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      role={tone === 'danger' ? 'alertdialog' : 'dialog'}
      actions={
        <>
          <Button onPress={onClose}>{t('acts.leave')}</Button>
          <Button
            variant={tone}
            isPending={isPending}
            pendingLabel={t('acts.pending')}
            onPress={run}
          >
            {label}
          </Button>
        </>
      }
    >
      {children}
      {error !== undefined && <ProblemNote error={error} />}
    </Dialog>
  );
}
