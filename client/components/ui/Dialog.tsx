import type { ReactNode } from 'react';
import { Dialog as RacDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import './Dialog.css';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  /** Called when Escape is pressed; the acts close it themselves. */
  onClose: () => void;
  children: ReactNode;
  /** The safe act first: it is what Tab reaches first. */
  actions: ReactNode;
  /** `alertdialog` where something cannot be undone. */
  role?: 'dialog' | 'alertdialog' | undefined;
};

/** For confirmations only: what is read has a page. Focus returns to where it was. */
export function Dialog({ title, isOpen, onClose, children, actions, role }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-modal">
        <RacDialog className="dialog" role={role ?? 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className="dialog-body">{children}</div>
          <div className="dialog-actions">{actions}</div>
        </RacDialog>
      </Modal>
    </ModalOverlay>
  );
}
