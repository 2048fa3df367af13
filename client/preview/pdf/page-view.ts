import {
  TextLayer,
  type PDFDocumentProxy,
  type PDFPageProxy,
  type RenderTask,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** More would be no sharper to the eye, and some browsers refuse it. */
const MAX_CANVAS = 16_000_000;

/** CSS pixels. */
type Size = { readonly width: number; readonly height: number };

/** One page: an empty sheet of the right size until it is shown, and again when it is let go. */
export class PageView {
  readonly element = document.createElement('section');
  readonly #document: PDFDocumentProxy;
  readonly #number: number;
  #page: PDFPageProxy | undefined;
  #rendering: RenderTask | undefined;
  #isShown = false;

  constructor(document: PDFDocumentProxy, number: number, label: string) {
    this.#document = document;
    this.#number = number;
    this.element.setAttribute('aria-label', label);
    this.element.className = 'page';
  }

  /** `likeFirst` is a guess for pages that have not been looked at yet. */
  resize(width: number, likeFirst: Size): void {
    const size = this.#page?.getViewport({ scale: 1 }) ?? likeFirst;
    this.element.style.width = `${width}px`;
    this.element.style.height = `${(width * size.height) / size.width}px`;
  }

  async show(width: number): Promise<void> {
    if (this.#isShown) return;
    this.#isShown = true;
    this.#page ??= await this.#document.getPage(this.#number);
    this.resize(width, this.#page.getViewport({ scale: 1 }));
    if (!this.#isCurrent()) return;
    await this.#render(this.#page, width);
  }

  /** Frees what the page holds in memory. */
  letGo(): void {
    this.#isShown = false;
    this.#rendering?.cancel();
    this.#rendering = undefined;
    for (const canvas of this.element.querySelectorAll('canvas')) canvas.width = 0;
    this.element.replaceChildren();
  }

  #isCurrent(): boolean {
    return this.#isShown;
  }

  async #render(page: PDFPageProxy, width: number): Promise<void> {
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    const canvas = document.createElement('canvas');
    const density = Math.min(
      devicePixelRatio,
      Math.sqrt(MAX_CANVAS / (viewport.width * viewport.height)),
    );
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    this.element.append(canvas);
    this.#rendering = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
    await this.#rendering.promise;
    if (!this.#isCurrent()) return;
    const container = document.createElement('div');
    container.className = 'text-layer';
    this.element.style.setProperty('--total-scale-factor', String(viewport.scale));
    this.element.append(container);
    await new TextLayer({
      textContentSource: page.streamTextContent(),
      container,
      viewport,
    }).render();
  }
}
