import './preview.css';
import {
  READY,
  type FrameCommand,
  type FrameReport,
  type ShowRequest,
  type Shown,
} from './messages.ts';
import type { Pages } from './pdf/show-pdf.ts';
import { showImage } from './show-image.ts';
import { showTable } from './show-table.ts';
import { showText } from './show-text.ts';

const viewer = document.createElement('main');
// Scrolled by keyboard too.
viewer.tabIndex = 0;
document.body.append(viewer);

let pages: Pages | undefined;

async function show(request: ShowRequest, report: (report: FrameReport) => void): Promise<Shown> {
  switch (request.kind) {
    case 'text':
      return showText(request, viewer);
    case 'table':
      return showTable(request, viewer);
    case 'image':
      return showImage(request, viewer);
    case 'pdf': {
      const { showPdf } = await import('./pdf/show-pdf.ts');
      const opened = await showPdf(request, viewer, report);
      pages = opened.pages;
      return opened.shown;
    }
  }
}

async function obey(command: FrameCommand, report: (report: FrameReport) => void): Promise<void> {
  switch (command.type) {
    case 'show':
      document.documentElement.lang = command.language;
      viewer.className = command.kind;
      report({ type: 'shown', shown: await show(command, report), height: viewer.scrollHeight });
      break;
    case 'zoom':
      document.documentElement.style.setProperty('--zoom', String(command.zoom));
      pages?.zoom(command.zoom);
      break;
    case 'go-to':
      pages?.goTo(command.page);
      break;
  }
}

/** Nothing of the error leaves the frame but its kind. */
function failureOf(error: unknown): FrameReport {
  const isLocked = error instanceof Error && error.name === 'PasswordException';
  return { type: 'failed', failure: isLocked ? 'password' : 'unreadable' };
}

// The page answers with a channel of its own, over which everything else goes.
window.addEventListener('message', ({ source, ports: [port] }) => {
  if (source !== parent || !port) return;
  const report = (message: FrameReport) => {
    port.postMessage(message);
  };
  port.onmessage = ({ data }: MessageEvent<FrameCommand>) => {
    obey(data, report).catch((error: unknown) => {
      viewer.replaceChildren();
      report(failureOf(error));
    });
  };
});
// To whoever frames this: the policy lets that be the portal only, and the message tells nothing.
parent.postMessage(READY, '*');
