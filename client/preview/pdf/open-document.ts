import { getDocument, version, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Sets `globalThis.pdfjsWorker`: a frame whose origin is nobody's cannot start a Worker.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { BundledDataFactory } from './bundled-data.ts';

/** Images with more pixels are left out. */
const MAX_IMAGE = 100_000_000;

/** Opens a document of which no script runs, no form acts and no part is loaded from anywhere. */
export function openDocument(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  return getDocument({
    data: new Uint8Array(bytes),
    maxImageSize: MAX_IMAGE,
    enableXfa: false,
    // The policy of the frame compiles nothing; image decoders come as ordinary scripts.
    useWasm: false,
    useWorkerFetch: false,
    // A document then looks the same on every computer, and learns nothing of this one.
    useSystemFonts: false,
    BinaryDataFactory: BundledDataFactory,
    wasmUrl: `/assets/preview/pdfjs-${version}/`,
    verbosity: 0,
  }).promise;
}
