import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import type { Tone } from './tone.ts';
import './Note.css';

export type NoteProps = {
  tone?: Tone | undefined;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** `status` waits for its turn, `alert` interrupts: only for what appears after the page did. */
  role?: 'status' | 'alert' | undefined;
};

const SHAPES: Record<Tone, IconName> = {
  neutral: 'info',
  info: 'info',
  ok: 'check',
  warn: 'warning',
  bad: 'warning',
  seal: 'seal',
};

/** Stays until what it says is no longer true. */
export function Note({ tone = 'info', title, children, actions, role }: NoteProps) {
  return (
    <div className="note" data-tone={tone} role={role}>
      <Icon name={SHAPES[tone]} />
      <div className="note-words">
        {title && <strong className="note-title">{title}</strong>}
        {children && <div>{children}</div>}
        {actions && <div className="note-actions">{actions}</div>}
      </div>
    </div>
  );
}
