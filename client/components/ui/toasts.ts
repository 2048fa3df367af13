import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast';
import type { Tone } from './tone.ts';

export type ToastWords = { text: string; tone?: Tone | undefined };

/** Long enough to be read twice; a toast never carries the only copy of a message. */
const SHOWN_MILLISECONDS = 8000;

export const toasts = new ToastQueue<ToastWords>({ maxVisibleToasts: 3 });

export function showToast(words: ToastWords): void {
  toasts.add(words, { timeout: SHOWN_MILLISECONDS });
}
