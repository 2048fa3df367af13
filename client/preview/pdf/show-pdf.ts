import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { FrameReport, ShowRequest, Shown } from '../messages.ts';
import { openDocument } from './open-document.ts';
import { PageView } from './page-view.ts';

/** CSS pixels: wider is not easier to read. */
const WIDEST = 900;
/** Pages next to those in view that are made ready, in heights of the view. */
const AHEAD = '100% 0px';

export type Pages = {
  zoom(zoom: number): void;
  goTo(page: number): void;
};

export async function showPdf(
  { bytes, pageLabel }: ShowRequest,
  viewer: HTMLElement,
  report: (report: FrameReport) => void,
): Promise<{ shown: Shown; pages: Pages }> {
  const opened = await openDocument(bytes);
  const first = (await opened.getPage(1)).getViewport({ scale: 1 });
  const views = pageViews(opened, pageLabel);
  viewer.append(...views.map(({ element }) => element));
  const pages = arrange(views, first, viewer);
  watchPlace(views, viewer, report);
  return { shown: { kind: 'pdf', pages: views.length }, pages };
}

function pageViews(opened: PDFDocumentProxy, label: string): PageView[] {
  return Array.from({ length: opened.numPages }, (_, index) => {
    const number = index + 1;
    return new PageView(opened, number, label.replace('{{page}}', String(number)));
  });
}

/** Gives the pages their size, and shows those that are in view or nearly so. */
function arrange(
  views: readonly PageView[],
  first: { width: number; height: number },
  viewer: HTMLElement,
): Pages {
  let zoom = 1;
  const byElement = new Map<Element, PageView>(views.map((view) => [view.element, view]));
  const width = () => Math.floor(Math.min(viewer.clientWidth - 32, WIDEST) * zoom);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const view = byElement.get(target);
        if (isIntersecting) void view?.show(width()).catch(ignoreCancelled);
        else view?.letGo();
      }
    },
    { root: viewer, rootMargin: AHEAD },
  );
  const rearrange = () => {
    observer.disconnect();
    const place = viewer.scrollTop / Math.max(viewer.scrollHeight, 1);
    for (const view of views) {
      view.letGo();
      view.resize(width(), first);
    }
    viewer.scrollTop = place * viewer.scrollHeight;
    for (const { element } of views) observer.observe(element);
  };
  onWidthChange(viewer, rearrange);
  rearrange();
  return {
    zoom(wanted) {
      zoom = wanted;
      rearrange();
    },
    goTo(page) {
      views[page - 1]?.element.scrollIntoView();
    },
  };
}

function onWidthChange(viewer: HTMLElement, changed: () => void): void {
  let before = viewer.clientWidth;
  new ResizeObserver(() => {
    if (viewer.clientWidth === before) return;
    before = viewer.clientWidth;
    changed();
  }).observe(viewer);
}

/** A page that left the view while it was drawn. */
function ignoreCancelled(error: unknown): void {
  if (!(error instanceof Error && error.name === 'RenderingCancelledException')) throw error;
}

/** Says which page is in the middle of the view. */
function watchPlace(
  views: readonly PageView[],
  viewer: HTMLElement,
  report: (report: FrameReport) => void,
): void {
  const numbers = new Map<Element, number>(views.map(({ element }, index) => [element, index + 1]));
  const observer = new IntersectionObserver(
    (entries) => {
      const entered = entries.find(({ isIntersecting }) => isIntersecting);
      const page = entered && numbers.get(entered.target);
      if (page !== undefined) report({ type: 'at', page });
    },
    { root: viewer, rootMargin: '-50% 0px' },
  );
  for (const { element } of views) observer.observe(element);
}
