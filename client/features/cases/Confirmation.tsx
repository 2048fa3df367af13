import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button, type ButtonVariant } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import type { useChangeCase } from './use-case.ts';

type ConfirmationProps = {
  readonly act: string;
  /** The name of the button where `act` stands at several places. */
  readonly actName?: string;
  readonly title: string;
  readonly pendingLabel: string;
  readonly variant?: ButtonVariant;
  readonly change: Pick<ReturnType<typeof useChangeCase>, 'isPending' | 'error' | 'reset'>;
  readonly onConfirm: (close: () => void) => void;
  /** What happens then. */
  readonly children: ReactNode;
};

/** A button that first says what it does. */
export function Confirmation(props: ConfirmationProps) {
  const { act, actName, title, pendingLabel, variant = 'primary', change, children } = props;
  const { t } = useTranslation('common');
  const [asks, setAsks] = useState(false);
  const close = () => {
    setAsks(false);
  };
  return (
    <>
      <Button
        {...(actName !== undefined && { 'aria-label': actName })}
        onPress={() => {
          change.reset();
          setAsks(true);
        }}
      >
        {act}
      </Button>
      <Dialog
        role="alertdialog"
        title={title}
        isOpen={asks}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('cancel')}</Button>
            <Button
              variant={variant}
              isPending={change.isPending}
              pendingLabel={pendingLabel}
              onPress={() => {
                props.onConfirm(close);
              }}
            >
              {act}
            </Button>
          </>
        }
      >
        <p>{children}</p>
        {change.error && <ProblemNote error={change.error} />}
      </Dialog>
    </>
  );
}
