import { READY, type FrameCommand, type FrameReport } from '../../preview/messages.ts';
import { parseFrameReport } from './frame-report.ts';

/** The frame is a few kilobytes; on the slowest lines it is there by then. */
const PATIENCE_MS = 30_000;

type Listener = {
  /** Called once, when the frame listens. */
  readonly onReady: (send: Send) => void;
  readonly onReport: (report: FrameReport) => void;
  readonly onSilence: () => void;
};
export type Send = (command: FrameCommand, handedOver?: readonly Transferable[]) => void;

/** Waits for the frame and gives it a channel. Returns how to let go of it. */
export function connectFrame(
  frame: HTMLIFrameElement,
  { onReady, onReport, onSilence }: Listener,
): () => void {
  const { port1: port, port2: itsPort } = new MessageChannel();
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const report = parseFrameReport(data);
    if (report) onReport(report);
  };
  const silence = setTimeout(onSilence, PATIENCE_MS);
  const welcome = ({ source, origin, data }: MessageEvent<unknown>) => {
    // An origin that is nobody's shows that the sandbox holds: only then does it get anything.
    if (source !== frame.contentWindow || origin !== 'null' || data !== READY) return;
    disregard();
    frame.contentWindow?.postMessage(null, '*', [itsPort]);
    onReady((command, handedOver = []) => {
      port.postMessage(command, [...handedOver]);
    });
  };
  const disregard = () => {
    clearTimeout(silence);
    window.removeEventListener('message', welcome);
  };
  window.addEventListener('message', welcome);
  return () => {
    disregard();
    port.close();
  };
}
