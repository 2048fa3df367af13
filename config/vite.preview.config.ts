import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import pdfjs from 'pdfjs-dist/package.json' with { type: 'json' };
import { defineConfig, type Plugin } from 'vite';
import { client, precompress, sharedBuild } from './vite.shared.ts';

const decoders = ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'];
const decoderFolder = resolve(client, '../node_modules/pdfjs-dist/wasm');

/** PDF.js imports by name what decodes images where WebAssembly is off; the version stands for the hash. */
function imageDecoders(): Plugin {
  return {
    name: 'image-decoders',
    async generateBundle() {
      for (const name of decoders) {
        const source = await readFile(resolve(decoderFolder, name));
        const fileName = `assets/preview/pdfjs-${pdfjs.version}/${name}`;
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

/** The frame that shows opened files: an origin of its own, so it shares no script with the pages. Built last. */
export default defineConfig({
  root: client,
  publicDir: false,
  plugins: [imageDecoders(), precompress()],
  // Character maps and fonts of PDF.js, which the frame can only import.
  assetsInclude: ['**/*.bcmap', '**/*.pfb'],
  build: {
    ...sharedBuild,
    emptyOutDir: false,
    assetsDir: 'assets/preview',
    rolldownOptions: { input: resolve(client, 'preview.html') },
  },
});
